export type * from './network.ts';
export type * from './operator.ts';
