const bins = 15;

/**
 * Expected calibration error, 0 to 1: how far confidence and accuracy are apart.
 *
 * sum over bins of |bin| / count * |accuracy of bin - mean confidence of bin|, of 15 bins of equal
 * width; bin m holds confidences in ((m - 1) / 15, m / 15].
 *
 * @param confidences - Greatest softmax of each image.
 * @param right - Whether the class it stands at is the label.
 * @see Guo et al. 2017, eq. 3, https://arxiv.org/abs/1706.04599
 */
export function expectedCalibrationError(
  confidences: ArrayLike<number>,
  right: ArrayLike<boolean>,
): number {
  // Sum over images of (right - confidence); the size of a bin cancels out.
  const gaps = new Float64Array(bins);
  for (let image = 0; image < confidences.length; image++) {
    const confidence = confidences[image]!;
    const bin = Math.max(0, Math.ceil(confidence * bins) - 1);
    gaps[bin]! += Number(right[image]!) - confidence;
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / confidences.length;
}
