import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WireError } from '@espalier/protocol';
import type { RunningBackend } from '../backend.ts';
import { performanceSchema, type Finding, type Performance } from './finding.ts';
import type { MeasuringTime } from './measure.ts';

/** Asks the process that measures for one backend. */
export interface ProbeRequest extends MeasuringTime {
  readonly backend: RunningBackend;
}

/** Its answer. */
export type ProbeReply =
  | { readonly ok: true; readonly performance: Performance }
  | { readonly ok: false; readonly error: WireError };

/** Node runs JavaScript alone, so the child is the built file also when this one runs from source. */
const probeFile = fileURLToPath(new URL('../../dist/doctor/probe.js', import.meta.url));

/** One thread for each backend, as a worker of a pool has; TensorFlow would take all cores. */
const oneThread = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' };
const quiet = { TF_CPP_MIN_LOG_LEVEL: '2' };

/** Starts a backend in a process of its own and measures it there; a crash is a finding too. */
export async function examine(backend: RunningBackend, time: MeasuringTime): Promise<Finding> {
  const child = fork(probeFile, {
    execArgv: [],
    env: { ...oneThread, ...quiet, ...process.env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const request: ProbeRequest = { backend, ...time };
  child.send(request);
  const [outcome] = (await Promise.race([once(child, 'message'), once(child, 'close')])) as [
    ProbeReply | number | null,
  ];
  child.kill();
  return findingOf(backend, outcome);
}

function findingOf(backend: RunningBackend, outcome: ProbeReply | number | null): Finding {
  if (typeof outcome !== 'object' || outcome === null) {
    const reason = `its process ended with ${outcome ?? 'a signal'}`;
    return { backend, available: false, reason };
  }
  if (!outcome.ok) return { backend, available: false, reason: outcome.error.message };
  return { backend, available: true, ...performanceSchema.parse(outcome.performance) };
}
