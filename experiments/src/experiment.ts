import type { Json } from '@espalier/protocol';
import type { Flags, SettingsOf } from './command-line/flag.ts';
import type { Progress } from './command-line/progress.ts';

/** What an experiment found: for a person and for a program. */
export interface Finding {
  readonly text: string;
  readonly json: Json;
  /** What was claimed and did not hold; the exit code is 1 where there is any. */
  readonly failed?: readonly string[];
}

/** One question that is answered by running code. */
export interface Experiment<F extends Flags = Flags> {
  readonly name: string;
  readonly question: string;
  readonly flags: F;
  run(settings: SettingsOf<F>, progress: Progress): Promise<Finding>;
}

/** Returns the experiment unchanged, with the settings' type inferred from the flags. */
export function defineExperiment<const F extends Flags>(experiment: Experiment<F>): Experiment<F> {
  return experiment;
}
