import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeModel } from '../onnx/model-file.ts';
import { runOnnx, type RunLimits } from './run-onnx.ts';

/** What ONNX Runtime made of a file for this machine. */
export interface OptimizedGraph {
  /** Number of nodes by operator, fused ones under the runtime's names, e.g. `QLinearConv`. */
  readonly opTypes: Readonly<Record<string, number>>;
}

/**
 * The graph that ONNX Runtime executes for a file, after all its fusions.
 *
 * @throws {EspalierError} as {@link runOnnx} does.
 */
export async function optimizedGraph(file: string, limits?: RunLimits): Promise<OptimizedGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'espalier-'));
  try {
    const optimizedFile = join(folder, 'optimized.onnx');
    await runOnnx<'optimize'>({ kind: 'optimize', file, optimizedFile }, limits);
    const opTypes: Record<string, number> = {};
    for (const { opType } of decodeModel(await readFile(optimizedFile)).graph.node)
      opTypes[opType] = (opTypes[opType] ?? 0) + 1;
    return { opTypes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
