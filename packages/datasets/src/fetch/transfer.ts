import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EspalierError } from '@espalier/protocol';
import { type AddressRule, failed, reasonOf, request } from './request.ts';

/** One file on its way: from an address to a partial file of at most `bytes` bytes. */
export interface Transfer {
  readonly address: string;
  readonly part: string;
  readonly bytes: number;
  readonly rule: AddressRule;
  readonly onProgress: (received: number) => void;
}

/**
 * Brings the missing rest of a file into its `.part`, which stays on disk when the connection breaks.
 *
 * A server that ignores the range sends everything and the part starts afresh; no more than `bytes`
 * bytes are ever kept.
 *
 * @throws {EspalierError} `DOWNLOAD_FAILED` with the address and the reason.
 */
export async function transfer(given: Transfer): Promise<void> {
  const present = await sizeOf(given.part);
  const start = present <= given.bytes ? present : 0;
  if (start === given.bytes) return;
  const response = await request(given.address, start, given.rule);
  const from = await startOf(response, given, start);
  checkLength(response, given, from);
  await save(response, given, from);
  const received = await sizeOf(given.part);
  if (received < given.bytes) {
    throw failed(given.address, `send ${given.bytes} bytes`, `${received} bytes`);
  }
}

async function startOf(response: Response, given: Transfer, start: number): Promise<number> {
  if (response.status === 200) return 0;
  const range = response.headers.get('content-range') ?? '';
  if (response.status === 206 && range.startsWith(`bytes ${start}-`)) return start;
  await response.body?.cancel();
  throw failed(given.address, 'answer with status 200 or 206', `status ${response.status}`);
}

function checkLength(response: Response, { address, bytes }: Transfer, from: number): void {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (from + length <= bytes) return;
  throw failed(address, `send at most ${bytes} bytes`, `${from + length} bytes`);
}

async function save(response: Response, given: Transfer, from: number): Promise<void> {
  if (response.body === null) throw failed(given.address, 'send a body', 'none');
  try {
    await pipeline(
      Readable.fromWeb(response.body),
      meter(given, from),
      createWriteStream(given.part, { flags: from > 0 ? 'a' : 'w' }),
    );
  } catch (thrown) {
    if (thrown instanceof EspalierError) throw thrown;
    throw failed(given.address, 'send the whole file', reasonOf(thrown));
  }
}

function meter({ address, bytes, onProgress }: Transfer, from: number): Transform {
  let received = from;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      received += chunk.length;
      if (received > bytes) {
        done(failed(address, `send at most ${bytes} bytes`, `${received} bytes`));
        return;
      }
      onProgress(received);
      done(null, chunk);
    },
  });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? 0;
}
