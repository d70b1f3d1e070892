import { boxDistance, halfPlaneDistance } from './distance.ts';

/**
 * Signed distance from (x, y) to a figure that fills about the unit circle, negative inside.
 *
 * Exact on the outline; elsewhere at least a bound, which is all that antialiasing asks for.
 */
export type Figure = (x: number, y: number) => number;

/**
 * The ten figures, in the order of their labels.
 *
 * Every figure equals its mirror image (x → -x), so a mirrored image keeps its class. Pairs that differ in
 * one trait only (disc and ring, square and frame, cross and star) ask for detail and for outline.
 */
export const figures = {
  disc: (x, y) => Math.sqrt(x * x + y * y) - 0.84,
  ring: (x, y) => Math.abs(Math.sqrt(x * x + y * y) - 0.74) - 0.2,
  square: (x, y) => boxDistance(x, y, squareHalf),
  frame: (x, y) => Math.abs(boxDistance(x, y, frameHalf)) - 0.17,
  triangle: (x, y) => Math.max(halfPlaneDistance(Math.abs(x), y, triangleSide), y - 0.5),
  star,
  cross: (x, y) => Math.min(boxDistance(x, y, beamHalf), boxDistance(y, x, beamHalf)),
  bars: (x, y) => boxDistance(x, Math.abs(y) - 0.5, barHalf),
  arrow: (x, y) => Math.min(boxDistance(x, y + 0.45, shaftHalf), arrowHead(x, y)),
  checker: (x, y) =>
    Math.min(
      boxDistance(x, y, tileHalf),
      boxDistance(Math.abs(x) - 0.58, Math.abs(y) - 0.58, tileHalf),
    ),
} as const satisfies Record<string, Figure>;

const squareHalf = [0.74, 0.74] as const;
const frameHalf = [0.67, 0.67] as const;
const triangleSide = [Math.sqrt(3) / 2, -0.5, 0.5] as const;
const beamHalf = [0.95, 0.24] as const;
const barHalf = [0.85, 0.21] as const;
const shaftHalf = [0.17, 0.5] as const;
const headSide = [Math.SQRT1_2, Math.SQRT1_2, 0.95 * Math.SQRT1_2] as const;
const tileHalf = [0.29, 0.29] as const;

function arrowHead(x: number, y: number): number {
  return Math.max(halfPlaneDistance(Math.abs(x), y, headSide), -y);
}

const cosine36 = Math.cos(Math.PI / 5);
const sine36 = Math.sin(Math.PI / 5);
const notch = 0.45;
const edgeX = notch * sine36;
const edgeY = notch * cosine36 - 1;
const edgeLength = Math.sqrt(edgeX * edgeX + edgeY * edgeY);

/** Five reflections fold the plane onto one edge from the tip (0, 1) to the notch. */
function star(x: number, y: number): number {
  let foldedX = Math.abs(x);
  const first = 2 * Math.max(cosine36 * foldedX - sine36 * y, 0);
  foldedX -= first * cosine36;
  let foldedY = y + first * sine36;
  const second = 2 * Math.max(-cosine36 * foldedX - sine36 * foldedY, 0);
  foldedX += second * cosine36;
  foldedY += second * sine36;
  return ((1 - foldedY) * edgeX + Math.abs(foldedX) * edgeY) / -edgeLength;
}
