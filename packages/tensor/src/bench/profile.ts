import { stream } from '@espalier/random';
import { startBackend, type BackendName } from '../backend.ts';
import { openSession } from '../open-session.ts';
import type { InstructionTime } from '../plan/executable.ts';
import { PlannedSession } from '../plan/planned-session.ts';
import { aligned } from '../program/aligned.ts';
import { fill } from './measure-network.ts';
import type { BenchNetwork } from './networks.ts';

const rounds = 10;

/** What all calls of one kernel take in a training step, each call at its fastest. */
export interface KernelShare {
  readonly network: string;
  /** As reports state it. */
  readonly backend: string;
  readonly kernel: string;
  readonly calls: number;
  readonly ms: number;
  /** Of the sum over all kernels. */
  readonly share: number;
}

/** The time of a training step by kernel, slowest first; none on backends that run no plans. */
export async function profileNetwork(
  { name, network }: BenchNetwork,
  backend: BackendName,
  images: number,
): Promise<KernelShare[]> {
  await startBackend(backend);
  const session = openSession(network, { imagesPerBatch: images, random: stream('profile') });
  if (!(session instanceof PlannedSession)) return [];
  fill(session);
  const best = fastest(Array.from({ length: rounds }, () => session.profile()));
  const total = best.reduce((sum, { ms }) => sum + ms, 0);
  const kernels = [...new Set(best.map((one) => one.name))].map((kernel) => {
    const calls = best.filter((one) => one.name === kernel);
    const ms = calls.reduce((sum, one) => sum + one.ms, 0);
    return {
      network: name,
      backend: session.backend,
      kernel,
      calls: calls.length,
      ms,
      share: ms / total,
    };
  });
  return kernels.sort((a, b) => b.ms - a.ms);
}

function fastest(profiles: readonly (readonly InstructionTime[])[]): InstructionTime[] {
  return profiles[0]!.map((one, at) => ({
    ...one,
    ms: Math.min(...profiles.map((profile) => profile[at]!.ms)),
  }));
}

/** Prints a profile as an aligned table under the network and the backend. */
export function printProfile(shares: readonly KernelShare[]): void {
  const [first] = shares;
  if (first === undefined) return;
  const rows = shares.map(({ kernel, calls, ms, share }) => [
    kernel,
    `${calls}`,
    ms.toFixed(2),
    `${(100 * share).toFixed(1)} %`,
  ]);
  const table = aligned([['kernel', 'calls', 'ms a step', 'share'], ...rows], 1);
  process.stdout.write(`\n${first.network}, ${first.backend}\n${table}\n`);
}
