import type { Objective, Trial } from '@espalier/protocol';

/** A study as its journal tells it, finished or not. */
export interface StudyData {
  readonly title: string;
  /** How far it is, in a sentence. */
  readonly state: string;
  /** What was asked: a name and what stands for it. */
  readonly settings: readonly (readonly [name: string, value: string])[];
  /** Papers of the members. */
  readonly sources: readonly string[];
  readonly objectives: readonly Objective[];
  /** In the order of the journal. */
  readonly trials: readonly Trial[];
  /** What their figures are; where absent of a short proxy training, and predicted. */
  readonly figures?: { readonly accuracy: string; readonly latency: string };
  /** Number of the trial of the highest reward among those trained longest. */
  readonly best: number | null;
  /** Latency that was aimed at; null where the journal does not say. */
  readonly targetMs: number | null;
  /** The command that goes on with the study; it also repeats the report of a finished one. */
  readonly resume: string;
  /** The command that repeats the study from its beginning; null where its settings are not known. */
  readonly repeat: string | null;
  /** What a reader should know of the journal itself. */
  readonly notes: readonly string[];
}
