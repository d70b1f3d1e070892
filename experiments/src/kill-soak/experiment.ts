import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stream } from '@espalier/random';
import { text, whole } from '../command-line/flag.ts';
import { defineExperiment } from '../experiment.ts';
import { soak, type SoakCount } from './soak.ts';

const flags = {
  kills: whole(1, { argument: 'N', summary: 'How often a study is killed', fallback: '1000' }),
  trials: whole(1, {
    argument: 'N',
    summary: 'Trials of each study; above 1,000 their journals are packed',
    fallback: '2500',
  }),
  seed: text({ argument: 'TEXT', summary: 'Seed of the moments of the kills', fallback: 'soak' }),
};

/** Does a study that is killed at random moments lose anything, or end as another one? */
export const killSoakExperiment = defineExperiment({
  name: 'kill-soak',
  question: 'Does a study that is killed at random moments lose anything, or end as another one?',
  flags,
  async run({ kills, trials, seed }, progress) {
    const folder = mkdtempSync(join(tmpdir(), 'kill-soak-'));
    const start = performance.now();
    const random = stream(seed, 'soak');
    const onKill = (done: number): void => progress(done, kills, 'kills');
    const count = await soak({ kills, trials, folder, random, onKill });
    const seconds = (performance.now() - start) / 1000;
    // Journals of a failure stay for whoever looks into it.
    if (count.failed.length === 0) rmSync(folder, { recursive: true });
    const { failed, ...counted } = count;
    return { text: report(count, trials, seconds), json: { ...counted, seconds, failed }, failed };
  },
});

function report(count: SoakCount, trials: number, seconds: number): string {
  const { studies, kills, killsAtStart, tornRecords, packings, acknowledged, failed } = count;
  const end =
    failed.length === 0
      ? 'Every acknowledged trial was there after every kill, and every journal ended byte for byte, but for the clock, as that of an undisturbed run.'
      : failed.join('\n');
  return `${kills} kills (${killsAtStart} while a process started, ${packings} of lives that began by packing, ${tornRecords} followed by a torn record) in ${studies} studies of ${trials} trials, ${acknowledged} trials acknowledged, ${seconds.toFixed(0)} s.\n${end}\n`;
}
