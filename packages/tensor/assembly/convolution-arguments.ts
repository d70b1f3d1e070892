import { Geometry } from './geometry';
import { LazyInput } from './lazy-input';
import { OutputSlope } from './output-slope';
import { LazySlope } from './lazy-slope';

/** Argument block of convolutionForward and depthwiseForward behind the lazy input it begins with. */
@unmanaged
export class ForwardArguments {
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  filter: usize;
  bias: usize;
  y: usize;
  mean: usize;
  variance: usize;
  scratch: usize;
  batch: i32;

  get input(): LazyInput {
    return changetype<LazyInput>(changetype<usize>(this));
  }

  get geometry(): Geometry {
    return changetype<Geometry>(changetype<usize>(this) + offsetof<ForwardArguments>('batch'));
  }
}

/** Argument block of convolutionBackward and depthwiseBackward. */
@unmanaged
export class BackwardArguments {
  dy: usize;
  y: usize;
  slopeDy: usize;
  slopeY: usize;
  slopeOne: usize;
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  dx: usize;
  mode: i32;
  center: usize;
  sumDx: usize;
  sumDxCentered: usize;
  filter: usize;
  dFilter: usize;
  dBias: usize;
  scratch: usize;
  batch: i32;

  get outputSlope(): OutputSlope {
    return changetype<OutputSlope>(changetype<usize>(this));
  }

  get input(): LazyInput {
    return changetype<LazyInput>(changetype<usize>(this) + offsetof<BackwardArguments>('x'));
  }

  get lazySlope(): LazySlope {
    return changetype<LazySlope>(changetype<usize>(this) + offsetof<BackwardArguments>('dx'));
  }

  get geometry(): Geometry {
    return changetype<Geometry>(changetype<usize>(this) + offsetof<BackwardArguments>('batch'));
  }
}
