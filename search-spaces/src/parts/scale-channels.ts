/**
 * A channel count times a width multiplier, as a multiple of eight.
 *
 * scaled = max(8, 8 · round(channels · widthMultiplier / 8)); a multiplier of 1 leaves the count as
 * it was published. Multiples of eight fill vector registers and divide into groups.
 *
 * @see Howard et al. 2017, "MobileNets", section 3.3, https://arxiv.org/abs/1704.04861
 */
export function scaleChannels(channels: number, widthMultiplier: number): number {
  if (widthMultiplier === 1) return channels;
  return Math.max(8, 8 * Math.round((channels * widthMultiplier) / 8));
}
