import { closeSync, openSync, readSync } from 'node:fs';

const lineFeed = 0x0a;
const chunkBytes = 1 << 16;

/** A line that ends in a line feed. */
export interface Line {
  /** Without its line feed. */
  readonly text: string;
  /** Length of the file up to the end of the line. */
  readonly end: number;
}

/**
 * The whole lines of a file, one after the other; what follows the last line feed is left out.
 *
 * Reads chunks of 64 KiB and holds one chunk and one line, however long the file.
 */
export function* readLines(path: string): Generator<Line, void, undefined> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    // A long line comes in many pieces; they are joined once.
    let pieces: Buffer[] = [];
    let read = 0;
    for (let length; (length = readSync(file, chunk)) > 0; read += length) {
      const bytes = chunk.subarray(0, length);
      let start = 0;
      for (let feed; (feed = bytes.indexOf(lineFeed, start)) >= 0; start = feed + 1) {
        const text = Buffer.concat([...pieces, bytes.subarray(start, feed)]).toString('utf8');
        pieces = [];
        yield { text, end: read + feed + 1 };
      }
      if (start < length) pieces.push(Buffer.from(bytes.subarray(start)));
    }
  } finally {
    closeSync(file);
  }
}
