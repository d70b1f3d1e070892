/** Where the gradient of a lazy input goes: the fields `lazySlope` of src/kernel-arguments.ts. */
@unmanaged
export class LazySlope {
  dx: usize;
  mode: i32;
  center: usize;
  sumDx: usize;
  sumDxCentered: usize;
}
