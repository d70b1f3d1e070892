import type { Random } from '@espalier/random';
import { type Canvas, extent, fill } from './canvas.ts';
import { difficulty } from './difficulty.ts';
import { segmentDistance } from './distance.ts';
import { between, direction, tinted, within } from './draw.ts';

/** Draws up to `most` thin straight strokes of random place, length and colour. */
export function paintStrokes(canvas: Canvas, random: Random, most: number): void {
  const count = random.integer(most + 1);
  for (let stroke = 0; stroke < count; stroke++) paintStroke(canvas, random);
}

function paintStroke(canvas: Canvas, random: Random): void {
  const colour = tinted(random, random.uniform());
  const middleX = within(random, extent / 2);
  const middleY = within(random, extent / 2);
  const radius = between(random, difficulty.strokeRadius);
  const segment = [...direction(random), between(random, [extent / 8, extent / 3])] as const;
  fill(
    canvas,
    colour,
    (column, row) => segmentDistance(column - middleX, row - middleY, segment) - radius,
  );
}
