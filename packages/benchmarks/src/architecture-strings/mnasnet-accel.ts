import type { mnasnetAccel } from '@espalier/search-spaces';
import type { ArchitectureOf } from '@espalier/space';

/**
 * The values of seven blocks of four digits: expansion, kernel, layers, squeeze-and-excite.
 *
 * Whether the digits are options of the space, `encode` checks.
 *
 * @param text - E.g. `6310_4520_6330_6530_6520_1320_1320`; blocks parted by `_`, `-`, `|` or blanks.
 * @throws {TypeError} when the text has another form.
 */
export function fromAccelString(text: string): ArchitectureOf<typeof mnasnetAccel> {
  const blocks = text.trim().split(/[_\-|\s]+/);
  if (blocks.length !== 7 || !blocks.every((block) => /^\d{4}$/.test(block))) {
    throw new TypeError(
      `an Accel-NASBench architecture must be seven blocks of four digits such as 6310_4520_6330_6530_6520_1320_1320, but got "${text}".`,
    );
  }
  const stages = blocks.map((block) => {
    const [expansion, kernel, layers, squeeze] = Array.from(block, Number);
    return { expansion, kernel, layers, squeeze };
  });
  return { stages } as ArchitectureOf<typeof mnasnetAccel>;
}
