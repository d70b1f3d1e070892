import type { Random } from '@espalier/random';
import { paintBackground } from './background.ts';
import { type Canvas, fill } from './canvas.ts';
import { difficulty } from './difficulty.ts';
import { between, tinted, within } from './draw.ts';
import type { Figure } from './figures.ts';
import { addNoise } from './noise.ts';
import { paintStrokes } from './stroke.ts';

/**
 * Paints one image: background, strokes behind, the figure, strokes before it, noise.
 *
 * Figure and background differ in luminance by a random contrast of random sign, so neither colour
 * nor brightness tells the class.
 */
export function paintImage(canvas: Canvas, random: Random, figure: Figure): void {
  const [background, foreground] = drawLuminances(random);
  paintBackground(canvas, random, background);
  paintStrokes(canvas, random, difficulty.strokesBehind);
  paintFigure(canvas, random, { figure, luminance: foreground });
  paintStrokes(canvas, random, difficulty.strokesBefore);
  addNoise(canvas, random);
}

function drawLuminances(random: Random): readonly [background: number, foreground: number] {
  const contrast = between(random, difficulty.contrast);
  const darker = between(random, [0.1, 0.9 - contrast]);
  const pair = [darker, darker + contrast] as const;
  return random.uniform() < 0.5 ? pair : [pair[1], pair[0]];
}

interface Subject {
  readonly figure: Figure;
  readonly luminance: number;
}

/** The figure at scale r, turned by (cosine, sine) and moved: distance = r · figure(R(p - m) / r). */
function paintFigure(canvas: Canvas, random: Random, { figure, luminance }: Subject): void {
  const colour = tinted(random, luminance);
  const radius = between(random, difficulty.radius);
  const middleX = within(random, difficulty.shift);
  const middleY = within(random, difficulty.shift);
  const angle = within(random, difficulty.turn);
  const turnedX = Math.cos(angle) / radius;
  const turnedY = Math.sin(angle) / radius;
  fill(canvas, colour, (column, row) => {
    const x = column - middleX;
    const y = row - middleY;
    return radius * figure(turnedX * x + turnedY * y, turnedX * y - turnedY * x);
  });
}
