/**
 * How the images vary. Lengths are in pixels, angles in radians, colours and contrast 0 to 1.
 *
 * Chosen by measurement (package README): a linear classifier must fail and a small network must
 * learn quickly, while a network that sees only a few pixels at once must stay behind.
 */
export const difficulty = {
  /** Radius of a figure's circle. */
  radius: [10, 13],
  /** Greatest offset of a figure from the middle, along each axis. */
  shift: 2,
  /** Least and greatest difference of luminance between figure and background. */
  contrast: [0.4, 0.7],
  /** Greatest offset of a channel from the luminance. */
  tint: 0.2,
  /** Greatest difference of luminance across the background. */
  slope: 0.25,
  /** Greatest amplitude of the background's waves, and their range of wavelengths. */
  wave: 0.08,
  wavelength: [6, 24],
  /** Greatest number of distracting strokes behind and before the figure. */
  strokesBehind: 1,
  strokesBefore: 0,
  /** Half of a stroke's thickness. */
  strokeRadius: [0.4, 0.8],
  /** Greatest amplitude of the noise, which is uniform in ± amplitude. */
  noise: 0.05,
  /** Greatest turn of a figure either way. */
  turn: 0.35,
} as const;
