import {
  constraintSchema,
  objectiveSchema,
  type Constraint,
  type Json,
  type Objective,
} from '@espalier/protocol';
import { parseConstraints, parseObjectives } from '../goals.ts';
import { presets } from '../presets.ts';

/** What a stored study improves; what `search` improves by default where it does not say. */
export function storedObjectives(settings: Readonly<Record<string, Json>>): Objective[] {
  const { objectives } = settings;
  if (typeof objectives === 'string') return parseObjectives(objectives);
  const listed = objectiveSchema.array().min(1).safeParse(objectives);
  return listed.success ? listed.data : parseObjectives(presets.default.objectives);
}

/** The limits of a stored study, the hard one on latency included. */
export function storedConstraints({
  constraints,
  maxLatencyMs,
}: Readonly<Record<string, Json>>): Constraint[] {
  const listed = constraintSchema.array().safeParse(constraints).data ?? [];
  const own = typeof constraints === 'string' ? parseConstraints(constraints) : listed;
  if (typeof maxLatencyMs !== 'number') return own;
  return [...own, { kind: 'hard', metric: 'latencyMs', side: 'atMost', limit: maxLatencyMs }];
}
