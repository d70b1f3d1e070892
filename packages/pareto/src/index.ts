export { crowdingDistance } from './crowding-distance.ts';
export { dominates } from './dominates.ts';
export { hypervolume } from './hypervolume.ts';
export type { HypervolumeOptions } from './hypervolume.ts';
export type { Direction } from './objectives.ts';
export { paretoFront } from './pareto-front.ts';
