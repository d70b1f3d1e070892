import { clear } from './lanes';
import { LazyInput } from './lazy-input';
import { Mode } from './partial-vectors';
import { slabRows } from './slabs';
import { LazySlope } from './lazy-slope';
import { slopeRows } from './slope-rows';
import { sumRows } from './sum-rows';
import { valueRows } from './value-rows';

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
      valueRows(input, a.y, place, rows, a.channels, gate, a.gateActivation, Mode.set);
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
  const input = changetype<LazyInput>(block + offsetof<ScaleBackward>('x'));
  const slope = changetype<LazySlope>(block + offsetof<ScaleBackward>('dx'));
  const step = usize(a.channels) << 2;
  const image = step * usize(a.pixels);
  const wanted = a.gateMode != Mode.skip && a.dGate != 0;
  if (wanted && a.gateMode == Mode.set) clear(a.dGate, a.batch * a.channels);
  for (let n = 0; n < a.batch; n++) {
    const place = image * usize(n);
    const dy = a.dy + place;
    const gate = a.gate + step * usize(n);
    if (wanted) {
      const dGate = a.dGate + step * usize(n);
      sumRows(input, a.dy, dGate, place, a.pixels, a.channels, gate, a.gateActivation, 1);
    }
    slopeRows(input, slope, dy, step, place, a.pixels, a.channels, gate, a.gateActivation, 1);
  }
}
