import { darts } from './darts/index.ts';

/** Every search by a supernet, by the name of its strategy. */
export const supernets = { darts };

export type { DartsOptions } from './darts/options.ts';
export type { DartsState } from './darts/strategy.ts';
export type { SupernetTask } from './supernet-task.ts';
export { deriveSupernetwork } from './supernetwork.ts';
export type { BlockSpace, MixtureNode, Supernetwork } from './supernetwork.ts';
