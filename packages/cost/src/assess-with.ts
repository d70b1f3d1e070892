import { analyze, type Network } from '@espalier/network';
import { EspalierError, type Assessment, type CostModel } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

/** What an architecture is assessed by. */
export interface Assessor {
  readonly build: (genotype: Genotype) => Network;
  readonly costModel: CostModel;
}

/**
 * Price and counts of an architecture, from its network and a cost model.
 *
 * One that the device was not measured for has no latency and says why; any other error is thrown.
 * Time: that of building the network.
 */
export function assessWith({ build, costModel }: Assessor): (genotype: Genotype) => Assessment {
  return (genotype) => {
    const { macs, parameterCount: parameters } = analyze(build(genotype));
    try {
      return { latency: costModel.predict(genotype), macs, parameters };
    } catch (thrown) {
      const { code, message } = EspalierError.from(thrown);
      if (code !== 'SPACE_NOT_PRICED') throw thrown;
      return { latency: null, macs, parameters, failure: { code, message } };
    }
  };
}
