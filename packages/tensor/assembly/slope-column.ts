import { Activation } from './activation';
import { LazyInput } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { Mode } from './partial-vectors';
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
  // Loops of their own for what networks are full of: choices in a loop cost more than memory does.
  switch (input.activation) {
    case Activation.none:
      return walkEither(
        Activation.none,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        at,
        c,
        step,
        rows,
        factor,
      );
    case Activation.relu:
      return walkEither(
        Activation.relu,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        at,
        c,
        step,
        rows,
        factor,
      );
    case Activation.relu6:
      return walkEither(
        Activation.relu6,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        at,
        c,
        step,
        rows,
        factor,
      );
    case Activation.swish:
      return walk(
        Activation.swish,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        at,
        c,
        step,
        rows,
        factor,
      );
    case Activation.hardSwish:
      return walk(
        Activation.hardSwish,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        at,
        c,
        step,
        rows,
        factor,
      );
    default:
      return walk(
        input.activation,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        at,
        c,
        step,
        rows,
        factor,
      );
  }
}

@inline
function walkEither(
  activation: i32,
  mode: i32,
  count: i32,
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  at: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
): void {
  if (mode == Mode.set && count >= 4)
    walk(activation, Mode.set, 4, input, slope, dy, dyStep, at, c, step, rows, factor);
  else walk(activation, mode, count, input, slope, dy, dyStep, at, c, step, rows, factor);
}
