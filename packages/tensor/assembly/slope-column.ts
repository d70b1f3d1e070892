import { Activation } from './activation';
import { LazyInput } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { clippedColumn } from './slope-clipped';
import { copyColumn, walk } from './slope-walk';

/** Whether the gradient depends on x, which is not read where it does not, for reading is what costs. */
export function readsInput(input: LazyInput, slope: LazySlope): bool {
  return input.activation != Activation.none || slope.sumDx != 0;
}

/**
 * The gradient with respect to four channels of some rows of a lazy input.
 *
 * g[r, c] = factor[c] * dy[r, c] * activation'(scale[c] * x[r, c] + shift[c]); dx (=|+=) g,
 * sumDx[c] += sum of g, sumDxCentered[c] += sum of g * (x - center)
 *
 * `dy` is the first of the rows, its step 0 where all rows have one slope; `place` is where the rows
 * of x and dx begin and c where the channels do, in bytes; `count` channels of the four are written.
 */
export function slopeColumn(
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
  count: i32,
): void {
  const mode = slope.mode;
  const at = place + c;
  if (!readsInput(input, slope)) {
    copyColumn(dy + c, dyStep, slope.dx + at, step, rows, factor, mode, count);
    return;
  }
  if (input.activation <= Activation.relu6) {
    clippedColumn(input, slope, dy + c, dyStep, at, c, step, rows, factor, count);
  } else smoothColumn(input, slope, dy, dyStep, at, c, step, rows, factor, count);
}

/** The slope of swish and others, which computes more than it reads. */
function smoothColumn(
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  at: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
  count: i32,
): void {
  const code = input.activation;
  const swish = Activation.swish;
  const hardSwish = Activation.hardSwish;
  // Loops of their own for what networks are full of, since a choice in the loop costs more.
  if (code == swish) walk(swish, input, slope, dy, dyStep, at, c, step, rows, factor, count);
  else if (code == hardSwish) {
    walk(hardSwish, input, slope, dy, dyStep, at, c, step, rows, factor, count);
  } else walk(code, input, slope, dy, dyStep, at, c, step, rows, factor, count);
}
