export type * from './space.ts';
export * from './search-space.ts';
