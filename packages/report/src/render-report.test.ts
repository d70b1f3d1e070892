import { expect, test } from 'vitest';
import { cellReport, fbnetReport } from '../tests/fixtures/report-data.ts';
import { svgsOf, xmlFault } from '../tests/fixtures/well-formed.ts';
import { formatLatency } from './format.ts';
import { renderReport } from './render-report.ts';
import type { ReportData } from './report-data.ts';

const data = fbnetReport();
const page = renderReport(data);

test.each([
  ['fbnet', fbnetReport],
  ['nas-bench-201', cellReport],
])('every picture of a report on %s is well-formed and has a description', (_name, make) => {
  const svgs = svgsOf(renderReport(make())).filter((svg) => svg.includes('role="img"'));
  expect(svgs).toHaveLength(4);
  for (const svg of svgs) {
    expect(xmlFault(svg)).toBeNull();
    expect(svg).toMatch(/aria-labelledby="([\w-]+)"[^>]*>\s*<desc id="\1">[^<]+<\/desc>/);
  }
});

test('the body is well-formed as a whole', () => {
  expect(xmlFault(/<main>[\s\S]*<\/main>/.exec(page)![0])).toBeNull();
});

test('shows the winner: trial, latency, every decision', () => {
  expect(page).toContain(`Trial ${data.winner.trial} found it`);
  expect(page).toContain(formatLatency(data.winner.latency));
  for (const { path, option } of data.winner.genotype) {
    expect(page).toContain(`<li><span>${path}</span><b class="code">${option}</b></li>`);
  }
});

test('states what the networks were trained with', () => {
  expect(page).toContain('wasm (relaxed SIMD, Node 20.20.0)');
});

test('tells predicted latency of the device from latency measured on this machine', () => {
  expect(page).toContain('predicted for the device from its measured table');
  expect(page).toMatch(/Measured latency is of that file\s+on this machine/);
});

test('loads nothing: no script, no source, no address but links of citations', () => {
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b/);
  expect(page).not.toMatch(/\bsrc=|@import|url\((?!#)|\bon\w+="/);
  const outside = page.match(/[^ ]*=?"?https?:\/\/(?!www\.w3\.org)[^"<\s]*/g) ?? [];
  const links =
    page.match(/<a href="https:\/\/[^"]+" rel="noreferrer">https:\/\/[^<]+<\/a>/g) ?? [];
  expect(outside).toHaveLength(links.length * 2);
  expect(links.length).toBeGreaterThan(0);
});

test('has no id twice', () => {
  const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('defines every colour it uses, in light and in dark', () => {
  const [light, dark] = page.match(/--paper: #[\s\S]*?\}/g)!;
  const used = new Set(Array.from(page.matchAll(/var\((--[\w-]+)\)/g), ([, name]) => name!));
  expect(used.size).toBeGreaterThan(10);
  for (const name of used) {
    expect(light, name).toContain(`${name}:`);
    expect(dark, name).toContain(`${name}:`);
  }
});

test('shows every text of the data as text, even where it is markup', () => {
  const evil = '<script>alert("x")</script>\'&';
  const { study } = data;
  const poisoned: ReportData = {
    ...data,
    study: {
      ...study,
      title: evil,
      command: evil,
      seed: evil,
      strategy: { name: evil, summary: evil, cite: evil, options: { [evil]: evil } },
      space: { ...study.space, name: evil, summary: evil, cite: evil },
      dataset: { ...study.dataset, name: evil, summary: evil },
      device: { title: evil, provenance: evil, caveats: [evil] },
      reward: { name: evil, formula: evil, cite: evil },
      versions: { [evil]: evil },
      times: { totalSeconds: 1, parts: [{ name: evil, seconds: 1 }] },
      environment: { cpu: evil, cores: 1, node: evil },
    },
    trials: data.trials.map((trial) => ({
      ...trial,
      fingerprint: evil,
      ...(trial.failure && { failure: { code: evil, message: evil } }),
    })),
    winner: { ...data.winner, genotype: [{ path: evil, option: evil }] },
    stages: [{ ...data.stages[0]!, name: evil, reason: evil }],
    artefacts: [{ ...data.artefacts[0]!, runtime: evil, opTypes: [evil] }],
  };
  const shown = renderReport(poisoned);
  expect(shown).not.toContain('<script');
  expect(shown.match(/&lt;script&gt;/g)!.length).toBeGreaterThan(25);
  expect(xmlFault(/<main>[\s\S]*<\/main>/.exec(shown)![0])).toBeNull();
});

test('is equal for equal data', () => {
  expect(renderReport(fbnetReport())).toBe(page);
});

test('stays under a million bytes for 500 trials and as many of random search', () => {
  expect(Buffer.byteLength(renderReport(fbnetReport(500)))).toBeLessThan(1_000_000);
});

test('leaves out what a study without baseline, stages and files does not have', () => {
  const bare = renderReport({ ...data, baseline: [], stages: [], artefacts: [] });
  expect(bare).not.toContain('From the winner to files');
  expect(bare).toContain('not compared');
  expect(bare).toContain('of the short proxy training');
});

test('says so when the winner misses its target', () => {
  const late = { ...data.winner, latency: { meanMs: 6, sdMs: 0 } };
  expect(renderReport({ ...data, winner: late })).toContain('6.00 ms, above the target of 5.00 ms');
});
