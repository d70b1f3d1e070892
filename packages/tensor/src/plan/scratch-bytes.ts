import type { KernelName } from '../kernel-arguments.ts';

/** The extents of a kernel's argument block by field name. */
export type Extents = Readonly<Record<string, number>>;

const bytesPerValue = 4;
// Widest vector of any kernel set, in float32: channels are padded to it.
const lanes = 16;
// Rows of a slab that stays in the cache, at most.
const slabRows = 128;
// Values of a band of image rows beyond which no kernel makes it taller than it must be.
const bandValues = 65_536;
// Counters, tables of places and slack for reads that overshoot.
const reserve = 8192;

/**
 * An upper bound of the working memory that one call of a kernel needs, in bytes, for every kernel set.
 *
 * Convolutions keep the filter there in panels, once as it is and once transposed, sums of every
 * channel in float64, and bands of padded image rows; kernels without `scratch` need nothing.
 */
export function scratchBytes(name: KernelName, extents: Extents): number {
  return needs[name]?.(extents) ?? 0;
}

const needs: Readonly<Partial<Record<KernelName, (extents: Extents) => number>>> = {
  attentionBackward: attentionBytes,
  attentionForward: attentionBytes,
  convolutionBackward: convolutionBytes,
  convolutionForward: convolutionBytes,
  depthwiseBackward: depthwiseBytes,
  depthwiseForward: depthwiseBytes,
};

/** One matrix of scores, and query, key, value and gradients of one head or image. */
function attentionBytes(extents: Extents): number {
  const [tokens, channels] = [padded(of(extents, 'tokens')), padded(of(extents, 'channels'))];
  return reserve + bytesPerValue * (3 * tokens * tokens + 8 * tokens * channels);
}

function convolutionBytes(extents: Extents): number {
  const input = padded(of(extents, 'inputChannels'));
  const output = padded(of(extents, 'outputChannels'));
  const taps = of(extents, 'filterHeight') * of(extents, 'filterWidth');
  const panels = 2 * (taps + 1) * (input + lanes) * (output + lanes);
  const slabs = 3 * (slabRows + 1) * (input + output + 2 * lanes);
  const bands = 3 * (bandOf(extents, input) + bandOf(extents, output));
  // The native kernels hold one whole image of x, dx and dy.
  const images = 2 * imageOf(extents, input) + imageOf(extents, output);
  const values = panels + slabs + Math.max(bands, images);
  return reserve + bytesPerValue * values + channelBytes(input + output);
}

function depthwiseBytes(extents: Extents): number {
  const channels = padded(of(extents, 'inputChannels'));
  const taps = of(extents, 'filterHeight') * of(extents, 'filterWidth');
  const values = 4 * taps * channels + 4 * bandOf(extents, channels);
  return reserve + bytesPerValue * values + channelBytes(channels);
}

/** Values of a band: the rows of the whole padded image, or those that one output row sees and some more. */
function bandOf(extents: Extents, channels: number): number {
  const [width, height] = [paddedWidth(extents), paddedHeight(extents)];
  const seen =
    (of(extents, 'filterHeight') + 1) * of(extents, 'dilationY') + of(extents, 'strideY');
  const values = Math.min(height, 2 * seen) * width * channels;
  return Math.max(values, Math.min(height * width * channels, bandValues)) + width * channels;
}

/** Values of one padded image. */
function imageOf(extents: Extents, channels: number): number {
  return paddedHeight(extents) * paddedWidth(extents) * channels;
}

function paddedWidth(extents: Extents): number {
  const reach = of(extents, 'filterWidth') * of(extents, 'dilationX');
  const seen = of(extents, 'outputWidth') * of(extents, 'strideX') + reach;
  return Math.max(seen, of(extents, 'inputWidth') + of(extents, 'left') + reach) + reach + lanes;
}

function paddedHeight(extents: Extents): number {
  const reach = of(extents, 'filterHeight') * of(extents, 'dilationY');
  const seen = of(extents, 'outputHeight') * of(extents, 'strideY') + reach;
  return Math.max(seen, of(extents, 'inputHeight') + of(extents, 'top') + reach) + reach;
}

/** Six float64 sums and six float32 vectors of every channel. */
function channelBytes(channels: number): number {
  return channels * 6 * (2 * bytesPerValue + bytesPerValue);
}

function padded(channels: number): number {
  return Math.ceil(channels / lanes) * lanes;
}

function of(extents: Extents, field: string): number {
  return extents[field] ?? 1;
}
