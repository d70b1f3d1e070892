/** Mean and standard deviation of values / 255 by channel of three, straight from their definition. */
export function imageMoments(images: Uint8Array): { mean: number[]; deviation: number[] } {
  const pixels = images.length / 3;
  const moments = [0, 1, 2].map((channel) => {
    let sum = 0;
    let squares = 0;
    for (let at = channel; at < images.length; at += 3) {
      const value = images[at]! / 255;
      sum += value;
      squares += value * value;
    }
    return { mean: sum / pixels, square: squares / pixels };
  });
  return {
    mean: moments.map(({ mean }) => mean),
    deviation: moments.map(({ mean, square }) => Math.sqrt(square - mean * mean)),
  };
}
