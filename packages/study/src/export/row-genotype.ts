import type { Json } from '@espalier/protocol';
import { encode, fingerprint, validate, type Genotype, type SearchSpace } from '@espalier/space';
import { fromLabels, labelOf } from './labels.ts';
import type { SourceRow } from './source-rows.ts';

/**
 * The architecture of a row and its fingerprint.
 *
 * In this order: column `genotype` with option indices by decision, column `architecture` with
 * values, both as JSON; or each decision has a column with the option taken.
 *
 * @throws {RangeError | TypeError | SyntaxError} saying what makes it no point of the space.
 */
export function rowGenotype(
  space: SearchSpace,
  cells: SourceRow['cells'],
): { readonly genotype: Genotype; readonly fingerprint: string } {
  const genotype = genotypeOf(space, cells);
  validate(space, genotype);
  return { genotype, fingerprint: fingerprint(space, genotype) };
}

function genotypeOf(space: SearchSpace, cells: SourceRow['cells']): Genotype {
  if (isGiven(cells['genotype'])) return parsed(cells['genotype']) as Genotype;
  if (isGiven(cells['architecture'])) return encode(space, parsed(cells['architecture']) as never);
  const labels = Object.entries(cells).map(
    ([column, cell]) => [column, cell === null ? '' : labelOf(cell)] as const,
  );
  return fromLabels(space, Object.fromEntries(labels));
}

function isGiven(cell: Json | undefined): cell is Json {
  return cell !== undefined && cell !== null && cell !== '';
}

function parsed(cell: Json): unknown {
  return typeof cell === 'string' ? JSON.parse(cell) : cell;
}
