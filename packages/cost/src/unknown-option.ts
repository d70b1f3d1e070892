import { EspalierError } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

/**
 * Refuses a genotype that holds no option of a decision.
 *
 * @throws {EspalierError} `GENOTYPE_INVALID`, always.
 */
export function unknownOption(path: string, genotype: Genotype): never {
  throw new EspalierError(
    'GENOTYPE_INVALID',
    `genotype must hold an option of decision "${path}", but got ${String(genotype[path])}.`,
    { path, genotype },
  );
}
