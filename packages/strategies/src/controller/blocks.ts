/**
 * A long list of numbers as plain JSON, cut into blocks.
 *
 * Node keeps short arrays in memory that it gives out and collects cheaply; one array of 58,000
 * numbers is mapped and unmapped at every copy, which took longer than all arithmetic.
 */
export type Blocks = readonly (readonly number[])[];

/** Numbers of a block but the last: 32 KiB. */
const blockLength = 4096;

/** The numbers in one vector; `vector`, if given, is overwritten and returned. */
export function toVector(
  blocks: Blocks,
  vector: Float64Array = new Float64Array(lengthOf(blocks)),
): Float64Array {
  let offset = 0;
  for (const block of blocks) {
    for (let index = 0; index < block.length; index++) vector[offset + index] = block[index]!;
    offset += block.length;
  }
  return vector;
}

/** `length` numbers in blocks, in the order in which `numberAt` is called. */
export function blocksOf(length: number, numberAt: (index: number) => number): number[][] {
  return Array.from({ length: Math.ceil(length / blockLength) }, (_, block) => {
    const start = block * blockLength;
    const size = Math.min(blockLength, length - start);
    return Array.from({ length: size }, (__, index) => numberAt(start + index));
  });
}

/** How many numbers the blocks hold. */
export function lengthOf(blocks: Blocks): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}
