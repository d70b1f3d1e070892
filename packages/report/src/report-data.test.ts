import { EspalierError } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { cellReport, fbnetReport } from '../tests/fixtures/report-data.ts';
import { parseReportData, reportDataSchema } from './report-data.ts';

const data = fbnetReport();

function faultsOf(value: unknown): unknown[] {
  const { error } = reportDataSchema.safeParse(value);
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

test('takes both studies back from JSON unchanged', () => {
  for (const given of [data, cellReport()]) {
    expect(parseReportData(JSON.parse(JSON.stringify(given)))).toEqual(given);
  }
});

test('names the path of an accuracy above 1', () => {
  const stages = [{ ...data.stages[0]!, accuracy: 81.2 }];
  expect(faultsOf({ ...data, stages })).toEqual(['stages.0.accuracy']);
});

test('names the path of a trial with an unknown outcome', () => {
  const trials = [...data.trials.slice(0, -1), { ...data.trials.at(-1)!, outcome: 'lost' }];
  expect(faultsOf({ ...data, trials })).toContain(`trials.${trials.length - 1}.outcome`);
});

test('refuses a winner that is not among the trials', () => {
  const winner = { ...data.winner, trial: 9999 };
  expect(faultsOf({ ...data, winner })).toEqual(['winner.trial']);
});

test('refuses one mean for three channels', () => {
  expect(faultsOf({ ...data, input: { ...data.input, mean: [0.5] } })).toEqual(['input.mean']);
});

test('refuses a file name that leaves the folder or breaks out of code', () => {
  for (const file of ['../model.onnx', '/model.onnx', "a'; evil();.onnx", 'a b.onnx']) {
    const artefacts = [{ ...data.artefacts[0]!, file }];
    expect(faultsOf({ ...data, artefacts }), file).toEqual(['artefacts.0.file']);
  }
});

test('throws BAD_INPUT with the path in message and details', () => {
  const fault = () => parseReportData({ ...data, study: { ...data.study, targetMs: -1 } });
  expect(fault).toThrow(EspalierError);
  expect(fault).toThrow(/report data must obey its schema, but got study\.targetMs: /);
});
