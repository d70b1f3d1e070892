import { tableCostModel } from '@espalier/cost';
import { loadDevice } from '@espalier/hardware-profiles';
import { analyze, type Network } from '@espalier/network';
import { stream } from '@espalier/random';
import { fbnet } from '@espalier/search-spaces';
import { buildNetwork, sample, type Genotype } from '@espalier/space';

/** One network that is trained short and long, with what can be counted without training. */
export interface Candidate {
  readonly number: number;
  readonly genotype: Genotype;
  readonly network: Network;
  readonly macs: number;
  readonly parameters: number;
  /** Of the full-width network on the Pixel 3. */
  readonly latencyMs: number;
}

/** Which networks are drawn. */
export interface CandidateOptions {
  readonly seed: string;
  readonly networks: number;
  /** Factor on every channel count, of the published space. */
  readonly width: number;
}

/** Independent uniform draws from the FBNet space; candidate n is the same however many there are. */
export async function drawCandidates(options: CandidateOptions): Promise<Candidate[]> {
  const { seed, networks, width } = options;
  const costModel = tableCostModel(fbnet, await loadDevice('pixel'));
  return Array.from({ length: networks }, (_, number) => {
    const genotype = sample(fbnet, stream(seed, 'candidate', number));
    const network = buildNetwork(fbnet, genotype, { widthMultiplier: width });
    const { macs, parameterCount } = analyze(network);
    const latencyMs = costModel.predict(genotype).meanMs;
    return { number, genotype, network, macs, parameters: parameterCount, latencyMs };
  });
}
