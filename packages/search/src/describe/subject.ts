import { readFile } from 'node:fs/promises';
import { parseNetwork, type Network } from '@espalier/network';
import { EspalierError, memberNamed } from '@espalier/protocol';
import { stream } from '@espalier/random';
import {
  encodeNetwork,
  fromArchitectureString,
  nasBench201,
  publishedNetworks,
  searchSpaces,
  skeletonOf,
  type PublishedNetwork,
} from '@espalier/search-spaces';
import {
  buildNetwork,
  encode,
  fromJson,
  nth,
  sample,
  validate,
  type Genotype,
  type Skeleton,
} from '@espalier/space';
import { loadSpace, type NetworkSpace } from '../load-space.ts';
import type { DescribeSettings } from './flags.ts';

/** A point of a space, and what its network is built for. */
export interface Point {
  readonly space: NetworkSpace;
  readonly genotype: Genotype;
  readonly skeleton: Skeleton;
}

/** A network that is to be described, and all that is known of it. */
export interface Subject {
  readonly network: Network;
  readonly cite: string | null;
  readonly published: PublishedNetwork | null;
  readonly point: Point | null;
}

/**
 * The network that the flags name: a published one, a file's, a cell's or a point of a space.
 *
 * @throws {EspalierError} `UNKNOWN_NAME`; `BAD_INPUT` when a file or point is not one.
 */
export async function subjectOf(settings: DescribeSettings): Promise<Subject> {
  const { network: named } = settings;
  if (named === undefined) return pointSubject(await chosenPoint(settings));
  if (named.startsWith('|')) return cellSubject(named);
  if (named.endsWith('.json')) return fileSubject(named, settings.space);
  return publishedSubject(memberNamed('--network', publishedNetworks, named));
}

function publishedSubject(published: PublishedNetwork): Subject {
  const { cite, skeleton, point } = published;
  const spaces = searchSpaces as unknown as Readonly<Record<string, NetworkSpace>>;
  const network = published.build();
  // A point that the space builds otherwise has neither this network's figures nor its latency.
  if (point === undefined || point.differs !== undefined) {
    return { network, cite, published, point: null };
  }
  const space = spaces[point.space]!;
  const genotype = encode(space, point.values as never);
  const builtFor = { ...skeleton, ...point.skeleton };
  return { network, cite, published, point: { space, genotype, skeleton: builtFor } };
}

function pointSubject(point: Point): Subject {
  const { space, genotype, skeleton } = point;
  const network = buildNetwork(space, genotype, skeleton);
  return { network, cite: space.cite, published: null, point };
}

function cellSubject(text: string): Subject {
  const space = nasBench201 as unknown as NetworkSpace;
  const genotype = known(text, () => encode(nasBench201, fromArchitectureString(text)));
  return pointSubject({ space, genotype, skeleton: space.skeleton });
}

async function chosenPoint({ space: name, genotype, index, seed = '1' }: DescribeSettings) {
  if (name === undefined) {
    throw new EspalierError(
      'BAD_INPUT',
      'search:describe must be given --network or --space, but got neither. Try --network mnasnet-a1.',
    );
  }
  const space = await loadSpace(name);
  const { skeleton } = space;
  if (genotype !== undefined) {
    return { space, skeleton, genotype: known('--genotype', () => readGenotype(space, genotype)) };
  }
  if (index !== undefined) {
    return { space, skeleton, genotype: known('--index', () => nth(space, index)) };
  }
  return { space, skeleton, genotype: sample(space, stream('describe', seed)) };
}

function readGenotype(space: NetworkSpace, text: string): Genotype {
  const genotype = JSON.parse(text) as Genotype;
  validate(space, genotype);
  return genotype;
}

/** A network as JSON, an architecture as `toJson` writes it, or as a result folder holds it. */
async function fileSubject(path: string, spaceName?: string): Promise<Subject> {
  const json = await readJson(path);
  if ('nodes' in json) {
    const network = known(path, () => parseNetwork(json));
    const point = spaceName === undefined ? null : await pointOf(network, spaceName);
    return { network, cite: null, published: null, point };
  }
  // A user's own space is found by its file, not by the name that it gives itself.
  const space = await loadSpace(spaceName ?? String(json['space']));
  const genotype = known(path, () => {
    if ('values' in json) return encode(space, fromJson(space, json));
    validate(space, json['genotype'] as Genotype);
    return json['genotype'] as Genotype;
  });
  return pointSubject({ space, genotype, skeleton: space.skeleton });
}

/** Where a network stands in a space that is said to hold it. */
async function pointOf(network: Network, spaceName: string): Promise<Point> {
  const space = await loadSpace(spaceName);
  const genotype = known('--network', () => encodeNetwork(space, network));
  return { space, genotype, skeleton: { ...space.skeleton, ...skeletonOf(network) } };
}

async function readJson(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw badInput(path, error);
  }
}

/** What `read` gives; a fault of the input as `BAD_INPUT`. */
function known<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw badInput(what, error);
  }
}

function badInput(what: string, error: unknown): EspalierError {
  const got = error instanceof Error ? error.message : String(error);
  return new EspalierError('BAD_INPUT', `${what} must name a network, but got: ${got}`, { what });
}
