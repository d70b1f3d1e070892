import { analyze, type Network } from '@espalier/network';
import type { OptimizerSettings } from '../session.ts';
import { compileInference, compileTraining, type TrainingPlan } from './compile.ts';
import type { Instruction } from './instruction.ts';
import { ParameterRegions, type RegionName } from './parameter-regions.ts';
import { PersistentBuffers } from './persistent-buffers.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { layOut, type Layout } from './session-memory.ts';

/** What decides how much memory a session takes. */
export interface PlanOptions {
  readonly imagesPerBatch: number;
  /** The optimizer that `update` will be given; its slots are part of the memory. */
  readonly optimizer?: OptimizerSettings['kind'];
  /** Whether `update` will keep a moving average of the weights. */
  readonly averaged?: boolean;
  /**
   * Stretches of the network whose inner values are forgotten and made again in the backward pass
   * (gradient checkpointing); all values are kept where absent.
   */
  readonly segments?: number;
}

/** A network compiled for training and inference, laid out but not yet allocated. */
export interface CompiledSession {
  readonly network: Network;
  readonly batch: number;
  readonly classes: number;
  readonly optimizer: OptimizerSettings['kind'];
  readonly persistent: PersistentBuffers;
  readonly regions: ParameterRegions;
  readonly training: TrainingPlan;
  readonly inference: PlanBuilder;
  readonly layout: Layout;
}

const slots: Readonly<Record<OptimizerSettings['kind'], readonly RegionName[]>> = {
  sgd: ['velocity'],
  rmsprop: ['velocity', 'square'],
  adam: ['velocity', 'square'],
  adamw: ['velocity', 'square'],
};

/** Room, in float32, for the argument block of an optimizer and one sum. */
export const optimizerValues = 64;

/**
 * Compiles a network into plans with all buffers placed; nothing of the memory is allocated.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when an operator needs TensorFlow.js and none runs.
 */
export function compileSession(network: Network, options: PlanOptions): CompiledSession {
  const { imagesPerBatch: batch, optimizer = 'sgd', averaged = false, segments } = options;
  const names: RegionName[] = ['weight', 'gradient', ...slots[optimizer]];
  const regions = new ParameterRegions(network, averaged ? [...names, 'average'] : names);
  const persistent = new PersistentBuffers();
  persistent.keep('optimizer', optimizerValues);
  const parts = { network, batch, persistent, regions };
  const training = compileTraining(parts, segments);
  const inference = compileInference(parts);
  const plans: (readonly Instruction[])[] = [training.builder.instructions, inference.instructions];
  const { channels: classes } = analyze(network).outputShape;
  const layout = layOut(plans, { persistent, regions });
  return { network, batch, classes, optimizer, persistent, regions, training, inference, layout };
}

/** Bytes that a planned session of a network takes, without taking them. */
export function planBytes(network: Network, options: PlanOptions): number {
  return compileSession(network, options).layout.bytes;
}
