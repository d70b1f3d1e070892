import { EspalierError, type Device, type LatencyTable } from '@espalier/protocol';
import type { Skeleton } from '@espalier/space';

/**
 * The table of a device that prices a space at the input of a skeleton.
 *
 * Tables are measured on published networks, so a width multiplier other than 1 has no table.
 *
 * @throws {EspalierError} `SPACE_NOT_PRICED`, with all that the device prices.
 */
export function findTable(device: Device, space: string, skeleton: Skeleton): LatencyTable {
  const wanted = [skeleton.height, skeleton.width, skeleton.channels].join('x');
  const table = device.tables.find(
    (candidate) => candidate.space === space && inputsOf(candidate).includes(wanted),
  );
  if (table !== undefined && skeleton.widthMultiplier === 1) return table;
  const priced = device.tables.flatMap((candidate) =>
    inputsOf(candidate).map((input) => `${candidate.space} at ${input}`),
  );
  const got = `${space} at ${wanted} and width ${skeleton.widthMultiplier}`;
  throw new EspalierError(
    'SPACE_NOT_PRICED',
    `space must be priced by device "${device.profile.name}" (${priced.join(', ')}; all at width 1), but got ${got}. Choose one of these, or a device with a table for your space.`,
    { device: device.profile.name, space, input: wanted, priced },
  );
}

/** Inputs that a table prices, as `height x width x channels`. */
function inputsOf(table: LatencyTable): string[] {
  const others = table.kind === 'additive' ? (table.otherInputs ?? []) : [];
  return [table.input, ...others].map((input) => input.join('x'));
}
