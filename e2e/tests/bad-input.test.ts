import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scratchFolder, search, workspace, writeTinyImageSet } from '../src/index.ts';

let scratch: ReturnType<typeof scratchFolder>;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

/** The one line that the command line refuses `words` with, having written nothing. */
async function refusal(...words: readonly string[]): Promise<string> {
  const before = readdirSync(scratch.path);
  const { code, stdout, stderr } = await search(words, scratch.path);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(readdirSync(scratch.path)).toEqual(before);
  return stderr.trimEnd();
}

/** A copy of the device folder `pixel`, its profile changed. */
function changedDevice(change: (profile: Record<string, unknown>) => object): string {
  const folder = join(scratch.path, 'device');
  cpSync(join(workspace, 'hardware-profiles', 'pixel'), folder, { recursive: true });
  const path = join(folder, 'profile.json');
  const profile = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify(change(profile)));
  return folder;
}

test('an unknown device is answered with the devices there are and the nearest', async () => {
  expect(await refusal('evolve', '--device', 'pixle')).toMatch(
    /must be one of pixel, raspberry-pi-4, .* but got "pixle"\. Did you mean "pixel"\?$/,
  );
});

test('an unknown space is answered with the spaces there are and the nearest', async () => {
  expect(await refusal('evolve', '--space', 'nas-bench-301')).toMatch(
    /^--space must be one of .*\bfbnet, .*, but got "nas-bench-301"\. Did you mean "nas-bench-[12]01"\?$/,
  );
});

test('an unknown reward is answered with the rewards there are and the nearest', async () => {
  expect(await refusal('evolve', '--reward', 'mnas-sft')).toBe(
    '--reward must be one of absolute, mnas-hard, mnas-soft, weighted-sum, hypervolume-contribution, but got "mnas-sft". Did you mean "mnas-soft"?',
  );
});

test('an unknown image set is answered with the sets there are and the nearest', async () => {
  expect(await refusal('evolve', '--dataset', 'cifar100')).toBe(
    '--dataset must be one of shapes, fashion-mnist, mnist, cifar10, but got "cifar100". Did you mean "cifar10"?',
  );
});

test('an unknown strategy is answered with the nearest', async () => {
  const { code, stdout, stderr } = await search(['evolv'], scratch.path);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain("unknown command 'evolv'");
  expect(stderr).toContain('evolve');
});

test('an unknown flag is answered with the nearest', async () => {
  expect(await refusal('evolve', '--trails', '8')).toMatch(
    /^A flag must be one that search:evolve has, but got --trails\. Did you mean --trials\?/,
  );
});

test('no trials at all is refused', async () => {
  expect(await refusal('evolve', '--trials', '0')).toBe(
    '--trials must be a whole number of at least 1, but got "0".',
  );
});

test('a number that is none is refused', async () => {
  expect(await refusal('evolve', '--learning-rate', 'fast')).toBe(
    '--learning-rate must be a number above 0, but got "fast".',
  );
});

test('an option of the strategy obeys the schema of the strategy', async () => {
  expect(await refusal('evolve', '--population-size', '1')).toMatch(
    /^--population-size must .* but got "1": .*>=2/,
  );
});

test('a latency that no network reaches is answered with the fastest possible one', async () => {
  expect(await refusal('evolve', '--device', 'pixel', '--latency-ms', '0.5')).toMatch(
    /must be at least 2\.839 ms, .* but got 0\.5 ms\. Raise it/,
  );
});

test('a space that the device has no table for is refused', async () => {
  expect(await refusal('evolve', '--device', 'i7-8700k', '--space', 'fbnet')).toMatch(
    /must .*, but got /,
  );
});

test('a folder without the image set is answered with the command that fetches it', async () => {
  mkdirSync(join(scratch.path, 'empty'));
  expect(await refusal('evolve', '--dataset', 'fashion-mnist', '--data', 'empty')).toMatch(
    /^the folder "empty" must hold train-images-idx3-ubyte or .*npx nx run datasets:fetch --name fashion-mnist --data empty/,
  );
});

test('an image file that was cut short is refused with its name and both lengths', async () => {
  writeTinyImageSet(join(scratch.path, 'images'));
  truncateSync(join(scratch.path, 'images', 'train-images-idx3-ubyte'), 5000);
  expect(await refusal('evolve', '--dataset', 'mnist', '--data', 'images')).toMatch(
    /train-images-idx3-ubyte must have 37648 bytes for shape \[48, 28, 28\], but got 5000\./,
  );
});

test('a file that is not of its format is refused', async () => {
  writeTinyImageSet(join(scratch.path, 'images'));
  writeFileSync(join(scratch.path, 'images', 't10k-labels-idx1-ubyte'), 'not an IDX file');
  expect(await refusal('evolve', '--dataset', 'mnist', '--data', 'images')).toMatch(
    /t10k-labels-idx1-ubyte must begin with the IDX magic number of 1 dimensions .*, but got 0x6e6f7420\./,
  );
});

test('a result folder below a file is refused', async () => {
  writeFileSync(join(scratch.path, 'file'), 'mine');
  expect(await refusal('evolve', '--quiet', '--out', 'file/result')).toMatch(
    /file\/result must be writable, but got: .* Choose another folder with --out\.$/,
  );
  expect(readFileSync(join(scratch.path, 'file'), 'utf8')).toBe('mine');
});

test.skipIf(!existsSync('/proc/self'))(
  'a result folder where the system takes none is refused',
  async () => {
    expect(await refusal('evolve', '--out', '/proc/espalier/result')).toMatch(
      /^\/proc\/espalier\/result must be writable, but got: /,
    );
  },
);

test('a device folder that is not there is refused', async () => {
  expect(await refusal('evolve', '--device', './phone')).toMatch(
    /^\.\/phone\/profile\.json must be a readable file, but got ENOENT\./,
  );
});

test('a device profile with a field of the wrong type is refused with file, field and value', async () => {
  const device = changedDevice((profile) => ({ ...profile, title: 7 }));
  expect(await refusal('evolve', '--device', device)).toBe(
    `${device}/profile.json: title must be string, but got 7`,
  );
});

test('a device profile that names a table it has not is refused', async () => {
  const device = changedDevice((profile) => ({ ...profile, tables: ['absent.json'] }));
  expect(await refusal('evolve', '--device', device)).toMatch(
    /device\/absent\.json must be a readable file, but got ENOENT\./,
  );
});
