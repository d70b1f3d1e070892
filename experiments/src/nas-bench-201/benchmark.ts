import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EspalierError } from '@espalier/protocol';
import { nasBench201, nasBench201Edges, nasBench201Operations } from '@espalier/search-spaces';
import { decisions, type Genotype } from '@espalier/space';
import { benchmarkFileSchema, type BenchmarkFile } from './benchmark-file.ts';

/** What the benchmark measured for one cell on CIFAR-10. Accuracies are 0 to 1. */
export interface Measured {
  /** Validation accuracy after 12 epochs: the signal of a search. */
  readonly shortValidation: number;
  /** Validation accuracy after 200 epochs. */
  readonly validation: number;
  /** Test accuracy after 200 epochs. */
  readonly test: number;
  /** What 12 epochs took: 12 / 200 of the benchmark's training time. */
  readonly shortSeconds: number;
}

/** Finished trainings of all 15,625 cells. */
export interface Benchmark {
  readonly cells: readonly Cell[];
  readonly measured: (genotype: Genotype) => Measured;
}

/** One cell of the benchmark. */
export interface Cell extends Measured {
  readonly genotype: Genotype;
}

const fileName = 'nb201.json.gz';
const paths = decisions(nasBench201).map(({ path }) => path);

/**
 * Reads the accuracies of NAS-Bench-201 from a folder that holds `nb201.json.gz`.
 *
 * @throws {EspalierError} `DATA_MISSING` where the file is absent; `DATA_CORRUPT` where it is not
 *   that benchmark.
 * @see Dong and Yang 2020, "NAS-Bench-201", https://arxiv.org/abs/2001.00326
 */
export async function loadBenchmark(folder: string): Promise<Benchmark> {
  const path = join(folder, fileName);
  const file = await parse(await read(path), path);
  const cells = file.arch.map((digits, index) => ({
    genotype: genotypeOf(digits, file),
    ...measuredAt(file, index),
  }));
  const byKey = new Map(cells.map((cell) => [keyOf(cell.genotype), cell]));
  return { cells, measured: (genotype) => byKey.get(keyOf(genotype))! };
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    throw new EspalierError(
      'DATA_MISSING',
      `${path} must be a readable file, but got ${code}. Give the folder that holds ${fileName} with --data.`,
      { path, code },
    );
  }
}

async function parse(bytes: Buffer, path: string): Promise<BenchmarkFile> {
  try {
    return benchmarkFileSchema.parse(
      JSON.parse((await promisify(gunzip)(bytes)).toString('utf8')) as unknown,
    );
  } catch (thrown) {
    const reason = (thrown as Error).message.slice(0, 300);
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must be the accuracies of NAS-Bench-201 as gzipped JSON, but got: ${reason}`,
      { path },
    );
  }
}

/** Edges and operations are matched by what they are, not by where the file lists them. */
function genotypeOf(digits: string, { edges, ops }: BenchmarkFile): Genotype {
  const choices = nasBench201Edges.map(({ source, target }, edge) => {
    const place = edges.findIndex(([from, to]) => from === source && to === target);
    const operation = ops[Number(digits[place])]!;
    return [paths[edge]!, nasBench201Operations.indexOf(operation)] as const;
  });
  return Object.fromEntries(choices);
}

function measuredAt({ epoch12, epoch200 }: BenchmarkFile, index: number): Measured {
  const { valid, test, train_s: seconds } = epoch200.cifar10;
  return {
    shortValidation: epoch12.cifar10.valid[index]! / 100,
    validation: valid[index]! / 100,
    test: test[index]! / 100,
    shortSeconds: (12 / 200) * seconds[index]!,
  };
}

function keyOf(genotype: Genotype): string {
  return paths.map((path) => genotype[path]!).join('');
}
