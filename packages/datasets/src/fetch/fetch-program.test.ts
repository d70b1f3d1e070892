import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { sendBytes, serve } from '../../tests/file-server.ts';
import { scratchFolder } from '../../tests/scratch-folder.ts';
import { sourceOf } from '../../tests/source-of.ts';
import { type FetchEnvironment, runFetch } from './fetch-program.ts';

const bytes = Buffer.from('all the bytes of a set');
const sources = { tiny: sourceOf('tiny.gz', bytes) };

async function run(
  argv: readonly string[],
  environment: Omit<FetchEnvironment, 'output'> = {},
): Promise<{ exitCode: number; text: string }> {
  const output = new PassThrough();
  const exitCode = await runFetch(argv, { ...environment, output });
  return { exitCode, text: String(output.read() ?? '') };
}

describe('datasets:fetch', () => {
  it('fetches a set into a folder of its name and says where', async () => {
    const { base } = await serve((request, response) => sendBytes(request, response, bytes));
    const data = scratchFolder();
    const { exitCode, text } = await run(['--name', 'tiny', '--data', data], { sources, base });
    expect(exitCode).toBe(0);
    expect(text).toContain('tiny.gz: fetched\n');
    expect(text).toContain(`tiny is in ${join(data, 'tiny')}\n`);
    expect(readdirSync(join(data, 'tiny'))).toEqual(['tiny.gz']);
  });

  it('ends with exit code 1 and one line without a stack when offline', async () => {
    const { exitCode, text } = await run(['--name', 'tiny', '--data', scratchFolder()], {
      sources,
      base: 'http://127.0.0.1:1/',
    });
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^DOWNLOAD_FAILED: http:\/\/127\.0\.0\.1:1\/tiny\.gz must be reachable/m);
    expect(text).not.toMatch(/^\s+at /m);
  });

  it('suggests the nearest name of a set', async () => {
    const { exitCode, text } = await run(['--name', 'fashion']);
    expect(exitCode).toBe(1);
    expect(text).toMatch(
      /^UNKNOWN_NAME: the set to fetch must be one of fashion-mnist, mnist, cifar10, but got "fashion"/,
    );
  });

  it('asks for the name', async () => {
    const { exitCode, text } = await run([]);
    expect(exitCode).toBe(1);
    expect(text).toContain("required option '--name <set>' not specified");
  });

  it('prints help and ends well', async () => {
    const { exitCode, text } = await run(['--help']);
    expect(exitCode).toBe(0);
    expect(text).toContain('--data <folder>');
  });
});
