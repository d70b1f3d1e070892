import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const { folder, ended } = inject('reference');

function text(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

interface Summary {
  readonly folder: string;
  readonly trials: readonly unknown[];
  readonly artefacts: readonly { readonly file: string; bytes: number; sha256: string }[];
}

test('a finished search leaves everything a person needs, and nothing half written', () => {
  expect(ended).toMatchObject({ code: 0 });
  const files = readdirSync(folder);
  expect(files).toEqual(
    expect.arrayContaining([
      'README.md',
      'architecture.json',
      'journal.jsonl',
      'model.fp32.onnx',
      'model.int8.onnx',
      'network.json',
      'report.html',
      'weights.bin',
      'weights.json',
    ]),
  );
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('with --format json the output is one JSON document and nothing else', () => {
  const summary = JSON.parse(ended.stdout) as Summary;
  expect(summary.folder).toBe(folder);
  expect(summary.trials).toHaveLength(8);
});

test('the size and checksum of each exported file are those of the file', () => {
  const { artefacts } = JSON.parse(ended.stdout) as Summary;
  expect(artefacts.map(({ file }) => file)).toEqual(['model.fp32.onnx', 'model.int8.onnx']);
  for (const { file, bytes, sha256 } of artefacts) {
    const content = readFileSync(join(folder, file));
    expect(content).toHaveLength(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
});

test('progress names the folder, every stage and the best so far on the error stream', () => {
  expect(ended.stderr).toMatch(
    /^results +reference \(after a stop, go on with --resume reference\)$/m,
  );
  expect(ended.stderr).toMatch(/^search +8\/8 .*best #\d+ reward/m);
  for (const stage of ['baseline', 'retrain', 'prune', 'measure', 'quantize']) {
    expect(ended.stderr).toMatch(new RegExp(`^${stage} `, 'm'));
  }
});

test('the report loads nothing from elsewhere', () => {
  const html = text('report.html');
  expect(html).toMatch(/<\/html>\s*$/);
  expect(
    html.match(/<(script|img|link|iframe|object|embed|video|audio)\b[^>]*(src|href|data)=/g),
  ).toBe(null);
  expect(html.match(/\bsrc=|@import|url\((?!#|['"]?data:)/g)).toBe(null);
});

test('the read-me and the report give the command that repeats the study', () => {
  const command = /npx nx run search:evolve --device pixel .*--trials 8/;
  expect(text('README.md')).toMatch(command);
  expect(text('report.html')).toMatch(command);
});

test('the architecture is the genotype of the trial that it names', () => {
  const { trial, fingerprint, genotype } = JSON.parse(text('architecture.json')) as {
    readonly trial: number;
    readonly fingerprint: string;
    readonly genotype: Readonly<Record<string, number>>;
  };
  const record = JSON.parse(text('journal.jsonl').split('\n')[1 + trial]!) as object;
  expect(record).toMatchObject({ number: trial, fingerprint, genotype, outcome: 'complete' });
});
