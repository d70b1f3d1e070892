import { analyze } from '@espalier/network';
import { stream } from '@espalier/random';
import { startBackend } from '../backend.ts';
import { openSession } from '../open-session.ts';
import { fill } from './measure-network.ts';
import type { BenchNetwork } from './networks.ts';
import { pytorchGradients } from './pytorch.ts';

const images = 8;

/**
 * Loss and gradients of one batch of 8 images against PyTorch from the same weights, as a sentence.
 *
 * The difference is the largest over all parameters of |g - g'| / max |g'|.
 */
export async function gradientDifference(
  python: string,
  { name, network }: BenchNetwork,
): Promise<string> {
  await startBackend('wasm');
  const session = openSession(network, { imagesPerBatch: images, random: stream('check') });
  fill(session);
  const { channels: classes } = analyze(network).outputShape;
  const theirs = await pytorchGradients(python, network, {
    weights: Object.fromEntries(
      [...session.weights()].map(([parameter, values]) => [parameter, [...values]]),
    ),
    images: [...session.images],
    labels: Array.from({ length: images }, (_, image) => image % classes),
  });
  const loss = session.accumulate();
  const worst = [...session.gradients()].map(([parameter, values]) =>
    difference(values, theirs.gradients[parameter]!),
  );
  session.dispose();
  return (
    `${name}: loss ${loss.toFixed(6)}, PyTorch ${theirs.loss.toFixed(6)}; ` +
    `gradients differ by at most ${Math.max(...worst).toExponential(1)} of the largest of a parameter`
  );
}

function difference(ours: Float32Array, theirs: readonly number[]): number {
  const largest = Math.max(...theirs.map(Math.abs));
  return Math.max(...theirs.map((value, at) => Math.abs(value - ours[at]!))) / largest;
}
