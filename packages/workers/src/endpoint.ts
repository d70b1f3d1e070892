import type { MessagePort } from 'node:worker_threads';
import type { Endpoint } from 'comlink';
// @ts-expect-error the module ships without declarations; its only export is given a type below
import untypedAdapter from 'comlink/dist/esm/node-adapter.mjs';

/** A Node message port as the browser-shaped endpoint that comlink speaks to. */
export const endpoint = untypedAdapter as (port: MessagePort) => Endpoint;
