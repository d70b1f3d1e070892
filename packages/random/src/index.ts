export type { Random } from './random.ts';
