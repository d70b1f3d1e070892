import { writePart } from './partial-vectors';

@unmanaged
class CopyChannels {
  from: usize;
  to: usize;
  rows: i32;
  fromStep: i32;
  toStep: i32;
  count: i32;
  mode: i32;
}

/**
 * Copies or adds `count` values of every row; steps are values between the starts of two rows.
 *
 * Cutting channels out of a tensor and joining tensors along channels are both such copies.
 */
export function copyChannels(block: usize): void {
  const a = changetype<CopyChannels>(block);
  if (a.fromStep == a.count && a.toStep == a.count) {
    copyRow(a.from, a.to, a.rows * a.count, a.mode);
    return;
  }
  let from = a.from;
  let to = a.to;
  for (let r = 0; r < a.rows; r++) {
    copyRow(from, to, a.count, a.mode);
    from += usize(a.fromStep) << 2;
    to += usize(a.toStep) << 2;
  }
}

function copyRow(from: usize, to: usize, count: i32, mode: i32): void {
  for (; count > 0; count -= 4) {
    writePart(to, v128.load(from), count, mode);
    from += 16;
    to += 16;
  }
}
