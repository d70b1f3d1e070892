import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { datasets } from './index.ts';
import { sources } from './fetch/sources.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Files whose export is a source: what a list may not forget. */
function declaredSources(): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
    .filter((text) => /^export const \w+(: DatasetSource)? = (idxSet\()?\{/m.test(text))
    .filter((text) => /DatasetSource = |= idxSet\(/.test(text)).length;
}

describe('datasets', () => {
  it('lists every source of the folder', () => {
    expect(Object.keys(datasets)).toHaveLength(declaredSources());
  });

  it('lists the generated set first', () => {
    expect(Object.keys(datasets)[0]).toBe('shapes');
  });

  it('files every source under its own name', () => {
    expect(Object.values(datasets).map(({ info }) => info.name)).toEqual(Object.keys(datasets));
  });

  it('can fetch exactly the sets that need a folder', () => {
    const needy = Object.values(datasets).filter(({ needsFolder }) => needsFolder);
    expect(Object.keys(sources)).toEqual(needy.map(({ info }) => info.name));
  });

  it('describes every set for 32 x 32 x 3 input and ten classes', () => {
    for (const { info } of Object.values(datasets)) {
      expect([info.height, info.width, info.channels, info.classes]).toEqual([32, 32, 3, 10]);
      expect([info.mean.length, info.deviation.length]).toEqual([3, 3]);
    }
  });
});
