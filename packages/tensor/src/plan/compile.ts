import { analyze, type Network } from '@espalier/network';
import { modes } from '../kernel-arguments.ts';
import type { KernelInstruction } from './instruction.ts';
import { plainView, type LoweredNode } from './lowering.ts';
import { bridge } from './lowerings/bridge.ts';
import { lowerings } from './lowerings/index.ts';
import type { ParameterRegions } from './parameter-regions.ts';
import type { PersistentBuffers } from './persistent-buffers.ts';
import { PlanBuilder } from './plan-builder.ts';
import { recomputation } from './recompute.ts';
import type { Source, View } from './source.ts';

/** What the plans of one session share. */
export interface PlanParts {
  readonly network: Network;
  readonly batch: number;
  readonly persistent: PersistentBuffers;
  readonly regions: ParameterRegions;
}

/** The loss of one end of the network: two calls, for the targets and for a teacher. */
export interface LossCalls {
  readonly targets: KernelInstruction;
  readonly teacher: KernelInstruction;
}

/** A training step as instructions; the first `forwards` are the forward pass. */
export interface TrainingPlan {
  readonly builder: PlanBuilder;
  readonly forwards: number;
  /** Of the output and then of every exit. */
  readonly losses: readonly LossCalls[];
}

/** The plan of a pass in inference, which leaves the output's logits in the buffer `logits`. */
export function compileInference(parts: PlanParts): PlanBuilder {
  const { network, batch, persistent } = parts;
  const builder = new PlanBuilder(persistent, { batch, training: false });
  const { source } = lowerNetwork(builder, parts)(network.output);
  const classes = source.shape.channels;
  const logits = persistent.keep('logits', batch * classes);
  builder.emit('copyChannels', {
    ...{ from: source.values, to: logits, rows: batch, count: classes },
    ...{ fromStep: classes, toStep: classes, mode: modes.set },
  });
  return builder;
}

/**
 * The plan of a training step: forwards, losses, backwards.
 *
 * With `segments` the values within each of so many stretches of the network are forgotten after
 * the forward pass and made again before the stretch is gone through backwards.
 */
export function compileTraining(parts: PlanParts, segments?: number): TrainingPlan {
  const { network, batch, persistent } = parts;
  const builder = new PlanBuilder(persistent, { batch, training: true });
  const end = lowerNetwork(builder, parts);
  const ends = [network.output, ...(network.exits ?? [])].map(end);
  const forwards = builder.instructions.length;
  const losses = ends.map(({ source }) => emitLoss(builder, source));
  const before = segments === undefined ? undefined : recomputation(builder, network, segments);
  builder.unwind(before);
  return { builder, forwards, losses };
}

/** Lowers every node and gives the written outputs of those asked for. */
function lowerNetwork(builder: PlanBuilder, { network, regions }: PlanParts): (id: string) => View {
  const { nodes } = analyze(network);
  const uses = usesOf(network);
  const views = new Map<string, View>();
  for (const node of network.nodes) {
    const { shape, inputShapes } = nodes.get(node.id)!;
    builder.enter(node.id);
    const lowered: LoweredNode = {
      ...{ id: node.id, operator: node.operator, attributes: node.attributes, shape, inputShapes },
      inputs: node.inputs.map((id) => views.get(id)!),
      parameters: regions.placesOf(node.id),
      readsAlone: node.inputs[0] !== undefined && uses.get(node.inputs[0]) === 1,
    };
    views.set(node.id, (lowerings[node.operator] ?? bridge)(lowered, builder));
  }
  return (id) => {
    builder.enter(id);
    return plainView(builder.written(views.get(id)!));
  };
}

/** How often the output of each node is read, ends of the network counted. */
function usesOf({ nodes, output, exits = [] }: Network): Map<string, number> {
  const uses = new Map<string, number>();
  const read = [...nodes.flatMap(({ inputs }) => inputs), output, ...exits];
  for (const id of read) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}

function emitLoss(builder: PlanBuilder, source: Source): LossCalls {
  const { persistent, batch } = builder;
  const classes = source.shape.channels;
  const operands = {
    ...{ logits: source.values, dLogits: builder.slopeOrZero(source), rows: batch, classes },
    ...{ loss: persistent.cleared('loss', 2), mode: modes.add, factor: 1 / batch, temperature: 1 },
  };
  const calls = (['targets', 'teacher'] as const).map((name) => {
    const targets = persistent.keep(name, batch * classes);
    builder.emit('softmaxCrossEntropy', { ...operands, targets });
    return builder.instructions.at(-1) as KernelInstruction;
  });
  return { targets: calls[0]!, teacher: calls[1]! };
}
