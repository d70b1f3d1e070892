import { bench, describe } from 'vitest';
import {
  crowdingDistance,
  hypervolume,
  nonDominatedSort,
  paretoFront,
  type Direction,
} from './index.ts';

const count = 100_000;

/** Numbers in [0, 1) that are the same in every run: the multiples of the golden ratio, mixed. */
function fraction(index: number): number {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0) / 2 ** 32;
}

const cloud = (rows: number, objectives: number): number[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: objectives }, (__, at) => fraction(row * objectives + at)),
  );

/** Points of the unit sphere: none dominates another. */
const sphere = (rows: number, objectives: number): number[][] =>
  cloud(rows, objectives).map((point) => point.map((value) => value / Math.hypot(...point)));

const directions = (objectives: number): Direction[] =>
  Array.from({ length: objectives }, () => 'minimize');

describe.each([2, 3])('100,000 points of %i objectives, all in the front', (objectives) => {
  const points = sphere(count, objectives);
  const options = { directions: directions(objectives), reference: points[0]!.map(() => 1.1) };
  const time = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };
  bench('front', () => void paretoFront(points, options.directions), time);
  bench('hypervolume', () => void hypervolume(points, options), time);
});

describe.each([2, 3])('a generation of NSGA-II, 100 points of %i objectives', (objectives) => {
  const points = cloud(100, objectives);
  bench('sort and crowding', () => {
    const fronts = nonDominatedSort(points, directions(objectives));
    for (const front of fronts) crowdingDistance(front.map((index) => points[index]!));
  });
});

describe('many points', () => {
  const time = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
  const [plane, space] = [cloud(count, 2), cloud(10_000, 3)];
  bench('sort of 100,000 in 2 objectives', () => void nonDominatedSort(plane, directions(2)), time);
  bench('sort of 10,000 in 3 objectives', () => void nonDominatedSort(space, directions(3)), time);
});
