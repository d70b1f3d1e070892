import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deviceNames, devices } from './devices.ts';
import { loadDevice } from './load-device.ts';

const root = new URL('../', import.meta.url);
const notDevices = ['dist', 'node_modules', 'out-tsc', 'coverage', 'src'];

test('the list names exactly the folders that hold devices', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notDevices.includes(entry.name))
    .map((entry) => entry.name);
  expect(Object.values(devices).toSorted()).toEqual(folders.toSorted());
});

describe.each(deviceNames)('device %s', (name) => {
  const files = readdirSync(new URL(`${devices[name]}/`, root));

  test('says its own name, where its figures come from and under which licence', async () => {
    const { profile } = await loadDevice(name);
    expect(profile.name).toBe(name);
    expect(profile.source).toMatch(/https:\/\//);
    expect(profile.licence).toMatch(/\b(MIT|Apache-2\.0)\b/);
    expect(profile.citation).toMatch(/\b20\d\d\b.*https:\/\//);
    expect(profile.measuredBy.length).toBeGreaterThan(10);
  });

  test('admits in a caveat whatever its profile leaves open', async () => {
    const { profile } = await loadDevice(name);
    const caveats = profile.caveats.join(' ');
    expect(profile.runtime !== null || caveats.includes('Runtime')).toBe(true);
    expect(profile.threads !== null || caveats.includes('threads')).toBe(true);
    expect(profile.precision !== null || caveats.includes('precision')).toBe(true);
    expect(profile.soc !== null || caveats.includes('processors')).toBe(true);
    expect(caveats).toContain('multiples of 8');
  });

  test('lists every table of its folder and has a README with its title', async () => {
    const { profile } = await loadDevice(name);
    const tables = files.filter((file) => file.endsWith('.json') && file !== 'profile.json');
    expect(profile.tables.toSorted()).toEqual(tables.toSorted());
    const readme = readFileSync(new URL(`${devices[name]}/README.md`, root), 'utf8');
    expect(readme).toContain(`# ${profile.title}\n`);
  });

  test('has rows whose output is the input divided by the stride, rounded up', async () => {
    const { tables } = await loadDevice(name);
    const rows = tables.flatMap((table) => (table.kind === 'additive' ? table.rows : []));
    const wrong = rows
      .filter(({ kind }) => !kind.includes('pool'))
      .filter(({ input, output, stride }) => output[0] !== Math.ceil(input[0] / stride));
    expect(wrong).toEqual([]);
  });
});
