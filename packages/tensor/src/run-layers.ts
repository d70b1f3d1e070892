import * as tf from '@tensorflow/tfjs-core';
import type { Attributes, BuildContext, NetworkNode, Runtime, Shape } from '@espalier/network';
import type { Parameter } from './parameters.ts';

/** A node with all that running it takes. */
export interface Layer extends NetworkNode {
  /** What the node computes. */
  readonly build: (runtime: Runtime, context: BuildContext<Attributes>) => tf.Tensor4D;
  readonly inputShapes: readonly Shape[];
  readonly parameters: readonly Parameter[];
}

/** One pass through a network. */
export interface Pass {
  readonly images: tf.Tensor4D;
  readonly runtime: Runtime;
  /** Nodes whose outputs are wanted. */
  readonly wanted: readonly string[];
  tensorsOf(parameters: readonly Parameter[]): Record<string, tf.Tensor>;
}

/**
 * Runs layers in order and gives the outputs of the wanted ones, in the order asked for.
 *
 * In inference an output is released after its last use; in training the gradient decides. Call it
 * inside `tf.tidy`. Time O(layers).
 */
export function runLayers(layers: readonly Layer[], pass: Pass): tf.Tensor4D[] {
  const live = new Map<string, tf.Tensor4D>();
  const dying = pass.runtime.training ? [] : lastUses(layers, pass.wanted);
  for (const [step, layer] of layers.entries()) {
    const sources = layer.inputs.map((id) => live.get(id)!);
    const inputs = sources.length === 0 ? [pass.images] : sources;
    const parameters = pass.tensorsOf(layer.parameters);
    const context = { ...layer, node: layer.id, inputs, parameters };
    live.set(layer.id, buildOne(layer, pass.runtime, context));
    for (const id of dying[step] ?? []) release(live, id, pass.images);
  }
  return pass.wanted.map((id) => live.get(id)!);
}

function buildOne(layer: Layer, runtime: Runtime, context: BuildContext<Attributes>): tf.Tensor4D {
  if (runtime.training) return layer.build(runtime, context);
  return tf.tidy(() => layer.build(runtime, context));
}

/** Ids whose last use is at each step. */
function lastUses(layers: readonly Layer[], wanted: readonly string[]): string[][] {
  const last = new Map<string, number>();
  for (const [step, { id, inputs }] of layers.entries()) {
    last.set(id, step);
    for (const input of inputs) last.set(input, step);
  }
  const dying: string[][] = layers.map(() => []);
  for (const [id, step] of last) if (!wanted.includes(id)) dying[step]!.push(id);
  return dying;
}

/** Frees an output, unless another layer handed on the very same tensor. */
function release(live: Map<string, tf.Tensor4D>, id: string, images: tf.Tensor4D): void {
  const tensor = live.get(id)!;
  live.delete(id);
  const shared = tensor === images || [...live.values()].includes(tensor);
  if (!shared) tensor.dispose();
}
