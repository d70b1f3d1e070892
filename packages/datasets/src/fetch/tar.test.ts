import { describe, expect, it } from 'vitest';
import { tarBytes, tarHeader } from '../../tests/tar-bytes.ts';
import { readTar } from './tar.ts';

describe('readTar', () => {
  it('finds files by the last part of their names', () => {
    const archive = tarBytes({ 'folder/a.bin': Buffer.from('first'), b: Buffer.alloc(1025, 7) });
    const files = readTar('x.tar', archive);
    expect([...files.keys()]).toEqual(['a.bin', 'b']);
    expect(Buffer.from(files.get('a.bin')!).toString()).toBe('first');
    expect(Buffer.from(files.get('b')!)).toEqual(Buffer.alloc(1025, 7));
  });

  it('passes over folders and links', () => {
    const archive = Buffer.concat([
      tarHeader('folder/', 0, '5'),
      tarHeader('link', 0, '2'),
      tarBytes({ a: Buffer.from('x') }),
    ]);
    expect([...readTar('x.tar', archive).keys()]).toEqual(['a']);
  });

  it('refuses a header whose sum is wrong', () => {
    const archive = tarBytes({ a: Buffer.from('x') });
    archive[0] = 'b'.charCodeAt(0);
    expect(() => readTar('x.tar', archive)).toThrow(
      /^x.tar must have a header sum of \d+, but got/,
    );
  });

  it('refuses an archive that ends inside a file', () => {
    const archive = tarBytes({ a: Buffer.alloc(2000) });
    expect(() => readTar('x.tar', archive.subarray(0, 1024))).toThrow(
      'x.tar must hold its last file whole, but got less.',
    );
  });
});
