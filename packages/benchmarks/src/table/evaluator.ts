import {
  EspalierError,
  type Evaluation,
  type EvaluationHooks,
  type EvaluationRequest,
  type Rung,
} from '@espalier/protocol';
import type { MeteredEvaluator } from '../benchmark.ts';
import { notListed } from './assessor.ts';
import type { Table } from './table.ts';

/** The training of one length, by row. */
interface Length {
  readonly accuracy: Float64Array;
  readonly costSeconds: Float64Array | undefined;
}

/**
 * Answers trainings from a table, in no time and without noise, and counts the questions.
 *
 * Accuracy is read at the lengths that are asked for. Trainings of different lengths are different
 * trainings, each with a schedule of its own, so costSeconds is what the longest one that was read
 * took: nothing is saved by having read a shorter one before.
 *
 * Throws (in a study: the trial fails) `NOT_MEASURED` for an architecture that is not listed, an
 * accuracy that is missing, and a length that was not measured; `CANCELLED` on an abort.
 */
export function tableEvaluator(table: Table): MeteredEvaluator {
  const lengths = lengthsOf(table);
  const meter = { queries: 0, spentSeconds: 0 };
  return {
    name: table.header.name,
    determinism: 'bit',
    get queries() {
      return meter.queries;
    },
    get spentSeconds() {
      return meter.spentSeconds;
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- refusals must be rejections
    evaluate: async (request, hooks = {}) => {
      meter.queries++;
      const evaluation = answer({ table, lengths }, request, hooks);
      meter.spentSeconds += evaluation.costSeconds ?? 0;
      return evaluation;
    },
    close: () => Promise.resolve(),
  };
}

function lengthsOf({ header, columns }: Table): ReadonlyMap<number, Length> {
  const lengths = new Map<number, Length>();
  for (const one of header.columns) {
    if (one.role !== 'accuracy') continue;
    const { epochs } = one;
    const cost = header.columns.find(
      (other) => other.role === 'costSeconds' && other.epochs === epochs,
    );
    lengths.set(epochs, {
      accuracy: columns.get(one.column)!,
      costSeconds: columns.get(cost?.column ?? ''),
    });
  }
  return lengths;
}

interface Source {
  readonly table: Table;
  readonly lengths: ReadonlyMap<number, Length>;
}

function answer(
  { table, lengths }: Source,
  { genotype, epochs }: EvaluationRequest,
  hooks: EvaluationHooks,
): Evaluation {
  const row = table.points.rowOf(genotype);
  if (row < 0) throw EspalierError.fromWire({ ...notListed(table), details: { genotype } });
  const asked = epochs.map((length) => [length, lengthOf(table, lengths, length)] as const);
  const rungs = readRungs(
    asked.map(([length, { accuracy }]) => ({
      epochs: length,
      read: () => measured(table, accuracy[row]!, length),
    })),
    hooks,
  );
  const costSeconds = asked[rungs.length - 1]?.[1].costSeconds?.[row] ?? NaN;
  const isWhole = rungs.at(-1)?.epochs === Math.max(...lengths.keys());
  const metrics = isWhole ? measurementsAt(table, row) : {};
  return {
    outcome: rungs.length < asked.length ? 'pruned' : 'complete',
    rungs,
    ...(Object.keys(metrics).length > 0 && { metrics }),
    ...(!Number.isNaN(costSeconds) && { costSeconds }),
  };
}

/** The rungs up to the one at which the study says stop. */
function readRungs(
  asked: readonly { readonly epochs: number; readonly read: () => number }[],
  { signal, onRung }: EvaluationHooks,
): Rung[] {
  const rungs: Rung[] = [];
  for (const { epochs, read } of asked) {
    if (signal?.aborted === true) throw cancelled();
    const rung = { epochs, accuracy: read(), loss: null };
    rungs.push(rung);
    if (onRung?.(rung) === 'stop') break;
  }
  return rungs;
}

function lengthOf({ header }: Table, lengths: ReadonlyMap<number, Length>, epochs: number): Length {
  const found = lengths.get(epochs);
  if (found !== undefined) return found;
  const known = [...lengths.keys()].sort((a, b) => a - b).join(', ');
  throw new EspalierError(
    'NOT_MEASURED',
    `a training on ${header.name} must have one of the measured lengths of ${known} epochs, but got ${epochs}.`,
    { epochs },
  );
}

function measured({ header }: Table, accuracy: number, epochs: number): number {
  if (accuracy >= 0 && accuracy <= 1) return accuracy;
  throw new EspalierError(
    'NOT_MEASURED',
    `accuracy after ${epochs} epochs on ${header.name} must be measured, but got ${accuracy}.`,
    { epochs },
  );
}

/** Metrics that are known after the longest training. */
function measurementsAt({ header, columns }: Table, row: number): Record<string, number> {
  const found = header.columns.flatMap((one) => {
    if (one.role !== 'metric' || one.cost === 'cheap') return [];
    const value = columns.get(one.column)![row]!;
    return Number.isNaN(value) ? [] : [[one.column, value] as const];
  });
  return Object.fromEntries(found);
}

function cancelled(): EspalierError {
  return new EspalierError('CANCELLED', 'the reading of a table must go on, but got a stop.');
}
