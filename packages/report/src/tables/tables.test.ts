import { expect, test } from 'vitest';
import { fbnetReport } from '../../tests/fixtures/report-data.ts';
import { xmlFault } from '../../tests/fixtures/well-formed.ts';
import { artefactsTable } from './artefacts-table.ts';
import { stagesTable } from './stages-table.ts';
import { trialsTable } from './trials-table.ts';

const data = fbnetReport();
const rows = (markup: string): string[] => markup.split('<tr').slice(2);

test('says of each stage whether it was kept, and why', () => {
  const shown = rows(stagesTable(data.stages).markup);
  data.stages.forEach(({ name, reason, accepted }, index) => {
    expect(shown[index]).toContain(name);
    expect(shown[index]).toContain(reason);
    expect(shown[index]).toContain(accepted ? 'kept' : 'rolled back');
  });
  expect(shown).toHaveLength(data.stages.length);
});

test('marks a scaled prediction and only that', () => {
  const shown = rows(stagesTable(data.stages).markup);
  expect(shown.map((row) => row.includes('≈'))).toEqual(
    data.stages.map(({ predictedMs }) => predictedMs?.estimate ?? false),
  );
});

test('gives each file its whole checksum and units in the headings', () => {
  const { markup } = artefactsTable(data.artefacts);
  for (const { file, sha256 } of data.artefacts) {
    expect(markup).toContain(`>${file}<`);
    expect(markup).toContain(sha256);
  }
  expect(markup).toContain('Median (ms)');
  expect(xmlFault(markup)).toBeNull();
});

test('lists ten trials by falling reward with the winner marked', () => {
  const shown = rows(trialsTable(data.trials, data.winner.trial).markup);
  const rewards = shown.map((row) => Number(/>(\d\.\d{4})</.exec(row)![1]));
  expect(shown).toHaveLength(10);
  expect(rewards).toEqual(rewards.toSorted((a, b) => b - a));
  expect(shown.filter((row) => row.includes('class="winner"'))).toHaveLength(1);
});

test('shows an architecture once, as the winning trial if that is one of its trials', () => {
  const first = data.trials.find(({ outcome }) => outcome === 'complete')!;
  const again = { ...first, number: 777, reusedFrom: first.number };
  const [only, ...others] = rows(trialsTable([first, again], 777).markup);
  expect(only).toContain('777');
  expect(others).toEqual([]);
});
