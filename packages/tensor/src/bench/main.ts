import { fileURLToPath } from 'node:url';
import { z } from '@espalier/protocol';
import { bestKernelBuild } from '../kernel-set.ts';
import { readFlags } from '../program/read-flags.ts';
import { runProgram, say } from '../program/run-program.ts';
import { askProgram } from './ask-program.ts';
import { gradientDifference } from './gradient-difference.ts';
import type { ChildAnswer } from './child.ts';
import { benchNetworks, type BenchNetwork } from './networks.ts';
import { hasPytorch, pytorchRates } from './pytorch.ts';
import { printProfile, profileNetwork } from './profile.ts';
import { measuredBackends, printTable, type Row } from './table.ts';

const flags = {
  options: {
    seconds: { type: 'string', default: '3' },
    images: { type: 'string', default: '64' },
    networks: { type: 'string', default: '' },
    python: { type: 'string', default: 'python3' },
    format: { type: 'string', default: 'table' },
    profile: { type: 'boolean', default: false },
  },
  schema: z.strictObject({
    seconds: z.coerce.number().positive(),
    images: z.coerce.number().int().positive(),
    networks: z.string(),
    python: z.string().min(1),
    format: z.enum(['table', 'json']),
    profile: z.boolean(),
  }),
} as const;

type Flags = z.infer<typeof flags.schema>;

const child = fileURLToPath(new URL('./child.js', import.meta.url));

await runProgram(async () => {
  const given = readFlags(flags);
  const withPytorch = await hasPytorch(given.python);
  if (!withPytorch) say(`${given.python} has no PyTorch: measuring without it (--python FILE).`);
  bestKernelBuild();
  const chosen = benchNetworks().filter(({ name }) => name.includes(given.networks));
  for (const network of chosen) {
    const rows: Row[] = [];
    for (const threads of [1, 2]) {
      rows.push(...(await measured(network, threads, { ...given, withPytorch })));
    }
    printTable(rows, given.format);
    if (withPytorch) say(await gradientDifference(given.python, network));
  }
  if (given.profile) await printProfiles(chosen, given.images);
});

/** One network on every backend and in PyTorch, each in a process of its own, one after the other. */
async function measured(
  { name, network }: BenchNetwork,
  threads: number,
  { seconds, images, python, withPytorch }: Flags & { readonly withPytorch: boolean },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const backend of measuredBackends()) {
    say(`${name}: ${backend}, ${threads} at a time`);
    const task = { network, backend, images, seconds, threads };
    const answer = (await askProgram(process.execPath, [child], task)) as ChildAnswer;
    rows.push({ network: name, runtime: backend, threads, ...answer });
  }
  if (!withPytorch) return rows;
  say(`${name}: PyTorch, ${threads} at a time`);
  const job = { network, images, seconds, threads: 1, channelsLast: true };
  const all = await Promise.all(Array.from({ length: threads }, () => pytorchRates(python, job)));
  const sum = (read: (one: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + read(one), 0);
  rows.push({
    ...{ network: name, runtime: 'pytorch', threads },
    ...{ training: sum((one) => one.training), inference: sum((one) => one.inference) },
    peakBytes: sum((one) => one.peakBytes),
  });
  return rows;
}

async function printProfiles(networks: readonly BenchNetwork[], images: number): Promise<void> {
  for (const backend of measuredBackends()) {
    for (const network of networks) printProfile(await profileNetwork(network, backend, images));
  }
}
