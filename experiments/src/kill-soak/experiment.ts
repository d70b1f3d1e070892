import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stream } from '@espalier/random';
import { text, whole } from '../command-line/flag.ts';
import { defineExperiment } from '../experiment.ts';
import { soak, type SoakCount } from './soak.ts';
import { trialsOfStudy } from './soak-plan.ts';

const flags = {
  kills: whole(1, { argument: 'N', summary: 'Fewest kills', fallback: '1000' }),
  seed: text({ argument: 'TEXT', summary: 'Seed of the moments of the kills', fallback: 'soak' }),
};

/** Does a study that is killed at random moments lose anything, or end as another one? */
export const killSoakExperiment = defineExperiment({
  name: 'kill-soak',
  question: 'Does a study that is killed at random moments lose anything, or end as another one?',
  flags,
  async run({ kills, seed }, progress) {
    const folder = mkdtempSync(join(tmpdir(), 'kill-soak-'));
    const start = performance.now();
    const random = stream(seed, 'soak');
    const onKill = (done: number): void => progress(Math.min(done, kills), kills, 'kills');
    const count = await soak({ kills, folder, random, onKill });
    const seconds = (performance.now() - start) / 1000;
    // Journals of a failure stay for whoever looks into it.
    if (count.failed.length === 0) rmSync(folder, { recursive: true });
    const { failed, ...counted } = count;
    return { text: report(count, seconds), json: { ...counted, seconds, failed }, failed };
  },
});

function report(count: SoakCount, seconds: number): string {
  const { studies, kills, killsAtStart, tornRecords, packings, acknowledged, failed } = count;
  const end =
    failed.length === 0
      ? 'Every acknowledged trial was there after every kill, and every journal ended byte for byte, but for the clock, as that of an undisturbed run.'
      : failed.join('\n');
  return `${kills} kills (${killsAtStart} while a process started, ${packings} of lives that began by packing, ${tornRecords} followed by a torn record) in ${studies} studies of ${trialsOfStudy} trials, ${acknowledged} trials acknowledged, ${seconds.toFixed(0)} s.\n${end}\n`;
}
