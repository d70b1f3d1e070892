export { normalCdf } from './normal-cdf.ts';
export type { Random } from './random.ts';
export { stream } from './stream.ts';
export type { StreamKey } from './stream.ts';
