import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sendBytes, serve } from '../../tests/file-server.ts';
import { scratchFolder } from '../../tests/scratch-folder.ts';
import { sourceOf } from '../../tests/source-of.ts';
import { tarBytes } from '../../tests/tar-bytes.ts';
import { fetchDataset } from './fetch-dataset.ts';

/** 300,000 bytes without a pattern that a wrong offset could hide in. */
const bytes = Buffer.concat(
  Array.from({ length: 9375 }, (_, block) => createHash('sha256').update(`${block}`).digest()),
);
const source = sourceOf('images.gz', bytes);

describe('fetchDataset', () => {
  it('fetches a file, checks it and leaves no part behind', async () => {
    const { base } = await serve((request, response) => sendBytes(request, response, bytes));
    const folder = join(scratchFolder(), 'new', 'folder');
    const received: number[] = [];
    const onProgress = (_: unknown, count: number) => received.push(count);
    const outcome = await fetchDataset({ source, folder, base, onProgress });
    expect(outcome).toEqual([{ file: 'images.gz', outcome: 'fetched' }]);
    expect(readFileSync(join(folder, 'images.gz')).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['images.gz']);
    expect(received.at(-1)).toBe(bytes.length);
  });

  it('asks nobody for a file that is there', async () => {
    const { base, requests } = await serve((request, response) =>
      sendBytes(request, response, bytes),
    );
    const folder = scratchFolder();
    writeFileSync(join(folder, 'images.gz'), bytes);
    expect(await fetchDataset({ source, folder, base })).toEqual([
      { file: 'images.gz', outcome: 'present' },
    ]);
    expect(requests).toEqual([]);
  });

  it('keeps a file of that name that is another one, and says so', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'images.gz'), 'mine');
    await expect(fetchDataset({ source, folder })).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
    expect(readFileSync(join(folder, 'images.gz'), 'utf8')).toBe('mine');
  });

  it('continues where a cut connection stopped', async () => {
    const { base, requests } = await serve((request, response, count) => {
      if (count > 1) {
        sendBytes(request, response, bytes);
        return;
      }
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
    });
    const folder = scratchFolder();
    await fetchDataset({ source, folder, base });
    expect(readFileSync(join(folder, 'images.gz')).equals(bytes)).toBe(true);
    expect(requests[0]).toBe('/images.gz whole');
    expect(requests[1]).toMatch(/^\/images.gz bytes=[1-9]\d*-$/);
  });

  it('continues from the part of an earlier run', async () => {
    const { base, requests } = await serve((request, response) =>
      sendBytes(request, response, bytes),
    );
    const folder = scratchFolder();
    writeFileSync(join(folder, 'images.gz.part'), bytes.subarray(0, 1234));
    await fetchDataset({ source, folder, base });
    expect(readFileSync(join(folder, 'images.gz')).equals(bytes)).toBe(true);
    expect(requests).toEqual(['/images.gz bytes=1234-']);
  });

  it('starts afresh when the server ignores the range', async () => {
    const { base } = await serve((_, response) => response.writeHead(200).end(bytes));
    const folder = scratchFolder();
    writeFileSync(join(folder, 'images.gz.part'), bytes.subarray(0, 1234));
    await fetchDataset({ source, folder, base });
    expect(readFileSync(join(folder, 'images.gz')).equals(bytes)).toBe(true);
  });

  it('refuses a file with another checksum and deletes it', async () => {
    const forged = Buffer.from(bytes);
    forged[77]! ^= 1;
    const { base } = await serve((request, response) => sendBytes(request, response, forged));
    const folder = scratchFolder();
    await expect(fetchDataset({ source, folder, base })).rejects.toMatchObject({
      code: 'DATA_CORRUPT',
      message: expect.stringContaining('of the published file, but got') as string,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says the address, the status and how to place the file by hand', async () => {
    const { base } = await serve((_, response) => response.writeHead(404).end('no'));
    const folder = scratchFolder();
    await expect(fetchDataset({ source, folder, base })).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message:
        `${base}images.gz must answer with status 200 or 206, but got status 404. ` +
        'Check the network and run the command again, which continues where it stopped; or bring ' +
        `images.gz (MD5 ${source.files[0]!.md5}) by hand into the folder "${folder}".`,
    });
  });

  it('says that nobody answers', async () => {
    const folder = scratchFolder();
    const base = 'http://127.0.0.1:1/';
    await expect(fetchDataset({ source, folder, base })).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:1\/images\.gz must be reachable, but got .+\. Check the network/,
      ) as string,
    });
  });

  it('refuses a file that is announced too long', async () => {
    const { base } = await serve((_, response) =>
      response.writeHead(200, { 'content-length': bytes.length + 1 }).end(Buffer.alloc(300_001)),
    );
    await expect(fetchDataset({ source, folder: scratchFolder(), base })).rejects.toThrow(
      'must send at most 300000 bytes, but got 300001 bytes.',
    );
  });

  it('stops a file that does not end', async () => {
    const { base } = await serve((_, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    const folder = scratchFolder();
    await expect(fetchDataset({ source, folder, base })).rejects.toThrow(
      'must send at most 300000 bytes',
    );
    expect(readFileSync(join(folder, 'images.gz.part')).length).toBeLessThanOrEqual(300_000);
  });

  it('does not follow a redirect to a host that is not listed', async () => {
    const { base } = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
    );
    await expect(fetchDataset({ source, folder: scratchFolder(), base })).rejects.toThrow(
      'must use https and one of the hosts',
    );
  });

  it('follows a redirect on the same host', async () => {
    const { base } = await serve((request, response) => {
      if (request.url === '/moved') sendBytes(request, response, bytes);
      else response.writeHead(302, { location: '/moved' }).end();
    });
    const folder = scratchFolder();
    await fetchDataset({ source, folder, base });
    expect(existsSync(join(folder, 'images.gz'))).toBe(true);
  });

  it('never asks an address without https', async () => {
    const insecure = { ...source, addresses: ['http://www.cs.toronto.edu/'] };
    await expect(fetchDataset({ source: insecure, folder: scratchFolder() })).rejects.toThrow(
      'must use https and one of the hosts',
    );
  });

  it('unpacks the members of an archive and deletes it', async () => {
    const archive = gzipSync(tarBytes({ 'batches/a.bin': Buffer.from('A'), other: bytes }));
    const packed = sourceOf('set.tar.gz', archive, ['a.bin']);
    const { base } = await serve((request, response) => sendBytes(request, response, archive));
    const folder = scratchFolder();
    await fetchDataset({ source: packed, folder, base });
    expect(readdirSync(folder)).toEqual(['a.bin']);
    expect(readFileSync(join(folder, 'a.bin'), 'utf8')).toBe('A');
    expect(await fetchDataset({ source: packed, folder })).toEqual([
      { file: 'set.tar.gz', outcome: 'present' },
    ]);
  });

  it('refuses an archive that lacks a member', async () => {
    const archive = gzipSync(tarBytes({ other: bytes }));
    const packed = sourceOf('set.tar.gz', archive, ['a.bin']);
    const { base } = await serve((request, response) => sendBytes(request, response, archive));
    await expect(fetchDataset({ source: packed, folder: scratchFolder(), base })).rejects.toThrow(
      'set.tar.gz must hold a.bin, but got other. Fetch it again.',
    );
  });

  it('says which folder cannot be made', async () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');
    await expect(fetchDataset({ source, folder: join(file, 'sub') })).rejects.toMatchObject({
      code: 'FOLDER_UNWRITABLE',
    });
  });
});
