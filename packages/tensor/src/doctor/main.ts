import { z } from '@espalier/protocol';
import { runningBackends, type RunningBackend } from '../backend.ts';
import { readFlags } from '../program/read-flags.ts';
import { runProgram, say } from '../program/run-program.ts';
import { describeFindings } from './describe.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { thisMachine } from './machine.ts';

const listed = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(runningBackends as [RunningBackend, ...RunningBackend[]])).min(1));

const flags = {
  options: {
    backends: { type: 'string', default: runningBackends.join(',') },
    seconds: { type: 'string', default: '3' },
    format: { type: 'string', default: 'text' },
  },
  schema: z.strictObject({
    /** Which ones are tried. */
    backends: listed,
    /** Seconds of training that are timed on each, and of inference. */
    seconds: z.coerce.number().positive(),
    format: z.enum(['text', 'json']),
  }),
} as const;

/** Says which backends run on this machine, how fast, and what to do about the others. */
async function doctor(): Promise<void> {
  const { backends, seconds, format } = readFlags(flags);
  const machine = thisMachine();
  const findings: Finding[] = [];
  for (const [index, backend] of backends.entries()) {
    say(`${index + 1} of ${backends.length}: ${backend}`);
    findings.push(await examine(backend, { seconds }));
  }
  const report = { machine, backends: findings };
  const json = `${JSON.stringify(report, null, 2)}\n`;
  process.stdout.write(format === 'json' ? json : describeFindings(machine, findings));
}

await runProgram(doctor);
