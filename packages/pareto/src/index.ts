export { crowdingDistance } from './crowding-distance.ts';
export { dominates } from './dominates.ts';
export { hypervolumeContribution, hypervolumeContributions } from './hypervolume-contribution.ts';
export { hypervolume } from './hypervolume.ts';
export type { HypervolumeOptions } from './hypervolume.ts';
export { nonDominatedSort } from './non-dominated-sort.ts';
export type { Direction } from './objectives.ts';
export { paretoFront } from './pareto-front.ts';
