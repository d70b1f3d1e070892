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
 * The difference is the largest |g - g'| over the largest |g'| of all parameters: what stands before a
 * batch norm has gradients that are zero but for rounding.
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
  let [worst, largest] = [0, 0];
  for (const [parameter, values] of session.gradients()) {
    for (const [at, value] of theirs.gradients[parameter]!.entries()) {
      worst = Math.max(worst, Math.abs(value - values[at]!));
      largest = Math.max(largest, Math.abs(value));
    }
  }
  session.dispose();
  return (
    `${name}: loss ${loss.toFixed(6)}, PyTorch ${theirs.loss.toFixed(6)}; ` +
    `gradients differ by at most ${(worst / largest).toExponential(1)} of the largest`
  );
}
