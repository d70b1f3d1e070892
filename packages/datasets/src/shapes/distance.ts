/**
 * Signed distance to an axis-parallel box around the origin, negative inside.
 *
 * With beyondX = |x| - halfWidth and beyondY = |y| - halfHeight: outside a corner
 * √(beyondX² + beyondY²), elsewhere max(beyondX, beyondY).
 *
 * @see Quilez, "2D distance functions", https://iquilezles.org/articles/distfunctions2d/
 */
export function boxDistance(
  x: number,
  y: number,
  half: readonly [width: number, height: number],
): number {
  const beyondX = Math.abs(x) - half[0];
  const beyondY = Math.abs(y) - half[1];
  if (beyondX <= 0 || beyondY <= 0) return Math.max(beyondX, beyondY);
  return Math.sqrt(beyondX * beyondX + beyondY * beyondY);
}

/** Signed distance to the half-plane normalX · x + normalY · y ≤ offset, for a unit normal. */
export function halfPlaneDistance(
  x: number,
  y: number,
  plane: readonly [normalX: number, normalY: number, offset: number],
): number {
  return plane[0] * x + plane[1] * y - plane[2];
}

/** Distance to the segment from -half · direction to +half · direction, for a unit direction. */
export function segmentDistance(
  x: number,
  y: number,
  segment: readonly [directionX: number, directionY: number, half: number],
): number {
  const along = Math.abs(x * segment[0] + y * segment[1]);
  const beyond = Math.max(along - segment[2], 0);
  const aside = x * segment[1] - y * segment[0];
  return Math.sqrt(beyond * beyond + aside * aside);
}
