import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on this machine and what it was asked for. */
export interface FileServer {
  readonly base: string;
  /** `<path> <range or "whole">` of every request. */
  readonly requests: readonly string[];
}

/** Answers one request; `count` is its number, from 1. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** Serves on a free port of 127.0.0.1 until the test is done. */
export async function serve(answer: Answer): Promise<FileServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.url ?? ''} ${request.headers.range ?? 'whole'}`);
    answer(request, response, requests.length);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests };
}

/** Sends the bytes, or the part that a `Range: bytes=n-` asks for. */
export function sendBytes(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const ranged = request.headers.range !== undefined;
  response.writeHead(ranged ? 206 : 200, {
    'content-length': bytes.length - start,
    ...(ranged && { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
  });
  response.end(bytes.subarray(start));
}
