import { samePadding, type Shape, type Window } from '@espalier/network';

/**
 * SAME padding of a square window as ONNX `pads`: `[top, left, bottom, right]`.
 *
 * Written out because runtimes disagree on `auto_pad`; the odd zero stands at the end.
 */
export function explicitPads({ height, width }: Shape, window: Window): readonly number[] {
  const vertical = samePadding(height, window);
  const horizontal = samePadding(width, window);
  return [vertical.before, horizontal.before, vertical.after, horizontal.after];
}
