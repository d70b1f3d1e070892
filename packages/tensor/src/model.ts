import * as tf from '@tensorflow/tfjs-core';
import { analyze, operatorOf, type Network, type Operator } from '@espalier/network';
import { EspalierError, type Weights } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { requireBackend } from './backend.ts';
import { ParameterStore } from './parameter-store.ts';
import type { Parameter } from './parameters.ts';
import { runLayers, type Layer } from './run-layers.ts';
import type { RunningStatistics } from './running-statistics.ts';
import { inferenceRuntime, trainingRuntime, type NodeStreams } from './runtime.ts';

/** Where first values come from; one of the two must be given, and `weights` win. */
export interface ModelOptions {
  readonly random?: Random;
  readonly weights?: Weights;
  /** Nodes, by id, that are computed by another function of the same shapes than their operator's. */
  readonly builds?: ReadonlyMap<string, Operator['build']>;
}

/** How a pass is run. */
export interface ForwardOptions {
  readonly training: boolean;
  /** What dropout and stochastic depth draw from in this step; needed in training where they are. */
  readonly random?: NodeStreams | undefined;
}

/** A network that can be run and trained. It owns tensors until it is disposed of. */
export interface Model {
  readonly network: Network;
  /** Every parameter in network order. */
  readonly parameters: readonly Parameter[];
  /** Trainable parameters by full name `<node>/<parameter>`. */
  readonly variables: ReadonlyMap<string, tf.Variable>;
  /** Running statistics of the batch norms, in the precision in which they move. */
  readonly statistics: RunningStatistics;
  /**
   * Logits [batch, classes] of normalized images [batch, height, width, channels].
   *
   * In training, batch normalization takes the batch's own statistics and moves the running ones,
   * values are dropped, and the call is differentiable; otherwise it takes the running ones.
   *
   * @throws {EspalierError} `BAD_INPUT` when training drops values and `random` is not given.
   */
  forward(images: tf.Tensor4D, options: ForwardOptions): tf.Tensor2D;
  /** Logits of the output and then of every exit of the network, as {@link Model.forward} gives them. */
  forwardAll(images: tf.Tensor4D, options: ForwardOptions): tf.Tensor2D[];
  /** Outputs of the named nodes in inference; the caller disposes of them. */
  outputs(images: tf.Tensor4D, ids: readonly string[]): Map<string, tf.Tensor4D>;
  /** Sets the running statistics to the mean over the given batches, which it disposes of. */
  recalibrate(batches: Iterable<tf.Tensor4D>): void;
  /** A copy of all values, with running statistics. */
  weights(): Weights;
  /**
   * Replaces all values; names that the network lacks are left aside.
   *
   * @throws {EspalierError} `BAD_INPUT` when a parameter is missing or has another size.
   */
  load(weights: Weights): void;
  dispose(): void;
}

/**
 * A trainable model of a network on the running backend.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` before `startBackend`; `BAD_INPUT` when neither
 * `random` nor `weights` is given or the weights do not fit.
 * @example
 * await startBackend('wasm');
 * const model = createModel(network, { random: stream(seed, 'weights') });
 */
export function createModel(network: Network, { random, weights, builds }: ModelOptions): Model {
  requireBackend();
  if (random === undefined && weights === undefined) {
    throw new EspalierError(
      'BAD_INPUT',
      'options of createModel must hold random or weights, but got neither. Hand in a stream.',
    );
  }
  const store = new ParameterStore(network, weights === undefined ? random : undefined);
  try {
    if (weights !== undefined) store.load(weights);
    return modelOf(network, store, builds ?? new Map());
  } catch (thrown) {
    store.dispose();
    throw thrown;
  }
}

type Builds = NonNullable<ModelOptions['builds']>;

function modelOf(network: Network, store: ParameterStore, builds: Builds): Model {
  const layers = layersOf(network, store.parameters).map((layer) => ({
    ...layer,
    build: builds.get(layer.id) ?? layer.build,
  }));
  const { statistics, variables, parameters } = store;
  const run = (images: tf.Tensor4D, wanted: readonly string[]): tf.Tensor4D[] =>
    runLayers(layers, {
      images,
      wanted,
      runtime: inferenceRuntime,
      tensorsOf: (names) => store.tensorsOf(names, false),
    });
  const ends = [network.output, ...(network.exits ?? [])];
  const train = (images: tf.Tensor4D, wanted: readonly string[], streams?: NodeStreams | null) => {
    const runtime = trainingRuntime(statistics, streams);
    const tensorsOf = (names: readonly Parameter[]) => store.tensorsOf(names, true);
    const pass = { images, wanted, runtime, tensorsOf };
    try {
      return tf.tidy(() => runLayers(layers, pass).map(toRows));
    } finally {
      statistics.commit();
    }
  };
  const infer = (images: tf.Tensor4D, wanted: readonly string[]) =>
    tf.tidy(() => run(images, wanted).map(toRows));
  return {
    network,
    parameters,
    variables,
    statistics,
    forward: (images, { training, random }) =>
      (training ? train(images, [network.output], random) : infer(images, [network.output]))[0]!,
    forwardAll: (images, { training, random }) =>
      training ? train(images, ends, random) : infer(images, ends),
    outputs(images, ids) {
      // Clones, because two nodes may hand on one tensor, or the caller's own.
      const found = tf.tidy(() => run(images, ids).map((tensor) => tf.clone(tensor)));
      return new Map(ids.map((id, index) => [id, found[index]!]));
    },
    recalibrate(batches) {
      statistics.restart('average');
      for (const images of batches) {
        // Nothing is dropped, as in inference, for which these statistics are.
        train(images, [network.output], null)[0]!.dispose();
        images.dispose();
      }
      statistics.complete();
    },
    weights: () => store.weights(),
    load: (weights) => store.load(weights),
    dispose: () => store.dispose(),
  };
}

function layersOf(network: Network, parameters: readonly Parameter[]): Layer[] {
  const { nodes } = analyze(network);
  return network.nodes.map((node) => ({
    ...node,
    build: (runtime, context) => operatorOf(node).build(runtime, context),
    inputShapes: nodes.get(node.id)!.inputShapes,
    parameters: parameters.filter((parameter) => parameter.node === node.id),
  }));
}

/** [batch, 1, 1, classes] as [batch, classes]. */
function toRows(output: tf.Tensor4D): tf.Tensor2D {
  const [batch, height, width, channels] = output.shape;
  if (height * width === 1) return tf.reshape(output, [batch, channels]);
  throw new EspalierError(
    'GRAPH_INVALID',
    `output of a classifier must be 1x1x<classes>, but got ${height}x${width}x${channels}. ` +
      'Read other outputs with outputs().',
  );
}
