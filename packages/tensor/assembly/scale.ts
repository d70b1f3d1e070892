import { activate4, timesActivationSlope4 } from './activation';
import { clear } from './lanes';
import { LazyInput } from './lazy-input';
import { Mode } from './partial-vectors';
import { slabRows } from './slabs';
import { LazySlope, slopeColumn } from './slope-column';
import { sumColumn } from './sum-column';
import { valueColumn } from './value-column';

@unmanaged
class ScaleForward {
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  gate: usize;
  gateActivation: i32;
  y: usize;
  batch: i32;
  pixels: i32;
  channels: i32;
}

/**
 * A lazy input times a gate: y[n, p, c] = gateActivation(gate[n, c]) * value of x[n, p, c]
 *
 * @see Hu et al. 2018, "Squeeze-and-excitation networks", eq. 4, https://arxiv.org/abs/1709.01507
 */
export function scaleForward(block: usize): void {
  const a = changetype<ScaleForward>(block);
  const input = changetype<LazyInput>(block + offsetof<ScaleForward>('x'));
  const step = usize(a.channels) << 2;
  const slab = slabRows(step);
  for (let n = 0; n < a.batch; n++) {
    const gate = a.gate + step * usize(n);
    for (let p = 0; p < a.pixels; p += slab) {
      const place = step * usize(n * a.pixels + p);
      const rows = min(slab, a.pixels - p);
      for (let c: usize = 0; c < step; c += 16) {
        const factor = activate4(a.gateActivation, v128.load(gate + c));
        const count = a.channels - i32(c >> 2);
        valueColumn(input, a.y, place, c, step, rows, factor, Mode.set, count);
      }
    }
  }
}

@unmanaged
class ScaleBackward {
  dy: usize;
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  dx: usize;
  mode: i32;
  center: usize;
  sumDx: usize;
  sumDxCentered: usize;
  gate: usize;
  gateActivation: i32;
  dGate: usize;
  gateMode: i32;
  batch: i32;
  pixels: i32;
  channels: i32;
}

/**
 * The gradients with respect to the lazy input and the gate of `scaleForward`.
 *
 * The value of x has the slope dy * gateActivation(gate);
 * dGate[n, c] (=|+=) gateActivation'(gate[n, c]) * sum over p of dy[n, p, c] * value of x[n, p, c]
 */
export function scaleBackward(block: usize): void {
  const a = changetype<ScaleBackward>(block);
  const slab = slabRows(usize(a.channels) << 2);
  if (a.gateMode == Mode.set && a.dGate != 0) clear(a.dGate, a.batch * a.channels);
  for (let n = 0; n < a.batch; n++) {
    for (let p = 0; p < a.pixels; p += slab) slopeSlab(a, n, p, min(slab, a.pixels - p));
  }
}

/** The slopes of `rows` pixels of one image. */
function slopeSlab(a: ScaleBackward, image: i32, pixel: i32, rows: i32): void {
  const block = changetype<usize>(a);
  const input = changetype<LazyInput>(block + offsetof<ScaleBackward>('x'));
  const slope = changetype<LazySlope>(block + offsetof<ScaleBackward>('dx'));
  const step = usize(a.channels) << 2;
  const place = step * usize(image * a.pixels + pixel);
  const row = step * usize(image);
  const wanted = a.gateMode != Mode.skip && a.dGate != 0;
  for (let c: usize = 0; c < step; c += 16) {
    const count = a.channels - i32(c >> 2);
    const gate = v128.load(a.gate + row + c);
    if (wanted) {
      const gateSlope = timesActivationSlope4(a.gateActivation, gate, f32x4.splat(1));
      sumColumn(input, a.dy, a.dGate + row, place, c, step, rows, gateSlope, count);
    }
    const factor = activate4(a.gateActivation, gate);
    slopeColumn(input, slope, a.dy + place, step, place, c, step, rows, factor, count);
  }
}
