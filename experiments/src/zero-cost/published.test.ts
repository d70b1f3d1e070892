import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze } from '@espalier/network';
import { nasBench201 } from '@espalier/search-spaces';
import { buildNetwork } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { spearman } from '../statistics/spearman.ts';
import { readPublished } from './published.ts';

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url));

test('a folder without the table is refused', async () => {
  await expect(readPublished('nowhere')).rejects.toMatchObject({ code: 'DATA_MISSING' });
});

describe.skipIf(!existsSync(data))(
  'on the published table (skipped: ../shared/data is absent)',
  () => {
    test('holds 9,445 cells whose published parameters are those of our networks', async () => {
      const cells = await readPublished(data);
      expect(cells).toHaveLength(9445);
      const some = cells.filter((_, at) => at % 400 === 0);
      const ours = some.map(
        ({ genotype }) => analyze(buildNetwork(nasBench201, genotype)).parameterCount,
      );
      expect(ours).toEqual(some.map(({ scores }) => Math.round(1e6 * scores.parameters)));
    });

    test('the published scores of NASWOT and SynFlow correlate 0.81 and 0.78 with accuracy', async () => {
      const cells = await readPublished(data);
      const accuracy = cells.map(({ testAccuracy }) => testAccuracy);
      const correlation = (name: 'naswot' | 'synflow'): number =>
        spearman(
          cells.map(({ scores }) => scores[name]),
          accuracy,
        );
      expect(correlation('naswot')).toBeCloseTo(0.81, 2);
      expect(correlation('synflow')).toBeCloseTo(0.78, 2);
    });
  },
);
