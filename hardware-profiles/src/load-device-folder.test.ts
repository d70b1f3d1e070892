import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDeviceFolder } from './load-device-folder.ts';
import { loadDevice } from './load-device.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-device-'));
  await cp(fileURLToPath(new URL('../pixel/', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

const load = () => loadDeviceFolder(folder, 'my-phone');

describe('a device folder', () => {
  test('of a user reads the same as a shipped one', async () => {
    expect(await load()).toEqual(await loadDevice('pixel'));
  });

  test('is called by its own path where no label is given', async () => {
    await rm(join(folder, 'profile.json'));
    await expect(loadDeviceFolder(folder)).rejects.toMatchObject({
      code: 'DATA_MISSING',
      message: `${folder}/profile.json must be a readable file, but got ENOENT. A device is a folder with profile.json and the tables it names.`,
    });
  });

  test('is refused when a table is missing', async () => {
    await rm(join(folder, 'fbnet.json'));
    await expect(load()).rejects.toMatchObject({ code: 'DATA_MISSING' });
  });

  test('is refused when a file is cut off', async () => {
    await writeFile(join(folder, 'fbnet.json'), '{ "kind": "additive", ');
    await expect(load()).rejects.toThrow(/^my-phone\/fbnet\.json: the file must be JSON, but got /);
  });
});

describe('the error for a broken profile names the file, the path, the rule and the value', () => {
  test.each([
    [
      'a licence that is a number',
      ['profile.json', '"licence": "MIT', '"licence": 3, "x": "'],
      'my-phone/profile.json: licence must be string, but got 3',
    ],
    [
      'a misspelt field',
      ['profile.json', '"threads": null', '"threads": null, "cores": 8'],
      'my-phone/profile.json: the file must not have the field cores, but got {',
    ],
    [
      'another unit',
      ['profile.json', '"unit": "ms"', '"unit": "s"'],
      'my-phone/profile.json: unit must be "ms", but got "s"',
    ],
    [
      'a name with a capital',
      ['profile.json', '"name": "pixel"', '"name": "Pixel"'],
      'my-phone/profile.json: name must match /^[a-z0-9-]+$/, but got "Pixel"',
    ],
    [
      'zero threads',
      ['profile.json', '"threads": null', '"threads": 0'],
      'my-phone/profile.json: threads must be more than 0, but got 0',
    ],
    [
      'a table outside the folder',
      ['profile.json', '"fbnet.json"', '"../fbnet.json"'],
      'my-phone/profile.json: tables.0 must match /^[a-z0-9.-]+\\.json$/, but got "../fbnet.json"',
    ],
    [
      'a latency in words',
      ['fbnet.json', '"ms": 0.23928052', '"ms": "fast"'],
      'my-phone/fbnet.json: rows.0.ms must be number, but got "fast"',
    ],
    [
      'a shape without channels',
      ['fbnet.json', '"input": [32, 32, 3]', '"input": [32, 32]'],
      'my-phone/fbnet.json: input must have at least 3 items, but got [32,32]',
    ],
    [
      'a missing latency of a cell',
      ['nas-bench-201.json', '    0.', '    null, 0.'],
      'my-phone/nas-bench-201.json: ms.0 must be number, but got null',
    ],
    [
      'a block priced twice',
      ['fbnet.json', '"kind": "k5_e1"', '"kind": "k3_e1"'],
      'my-phone/fbnet.json: rows must be distinct, but got k3_e1 from 32x32x16 to 32x32x16 at stride 1 twice',
    ],
    [
      'two tables for one space and input',
      ['profile.json', '"nas-bench-201.json"', '"fbnet.json"'],
      'my-phone/profile.json: tables must be distinct, but got fbnet at 32x32x3 twice',
    ],
  ])('%s', async (_, [file, from, to], message) => {
    await replace(file!, from!, to!);
    await expect(load()).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(load()).rejects.toThrow(message);
  });
});

test('an unknown device is refused with the nearest name', async () => {
  await expect(loadDevice('pixel2')).rejects.toMatchObject({
    code: 'UNKNOWN_NAME',
    message:
      'device must be one of pixel, raspberry-pi-4, pixel1, note10, i7-8700k, but got "pixel2". Did you mean "pixel"?',
  });
});
