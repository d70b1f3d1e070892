import { expect, test } from 'vitest';
import { fbnetReport } from '../../tests/fixtures/report-data.ts';
import { xmlFault } from '../../tests/fixtures/well-formed.ts';
import { renderHalvingChart } from './halving.ts';

const data = fbnetReport();

test('marks every rung of every trial once, in well-formed XML', () => {
  const svg = renderHalvingChart(data)!.markup;
  const rungs = data.trials.flatMap((trial) => trial.rungs);
  expect(svg.match(/data-point=/g)).toHaveLength(rungs.length);
  expect(xmlFault(svg)).toBeNull();
});

test('notes epochs and accuracy of the winner at its last rung', () => {
  const winner = data.trials.find(({ number }) => number === data.winner.trial)!;
  const { epochs, accuracy } = winner.rungs.at(-1)!;
  const note = `search trial ${winner.number}, ${epochs} epochs, ${(accuracy * 100).toFixed(1)} %`;
  expect(renderHalvingChart(data)!.markup).toContain(`<title>${note}</title>`);
});

test('is left out where every trial had one rung', () => {
  const trials = data.trials.map((trial) => ({ ...trial, rungs: trial.rungs.slice(0, 1) }));
  expect(renderHalvingChart({ ...data, trials })).toBeNull();
});
