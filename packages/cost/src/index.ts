export { assessWith, type Assessor } from './assess-with.ts';
export * from './fitted-cost-model.ts';
export * from './network-counts.ts';
export { pricedSkeleton } from './priced-skeleton.ts';
export { rewards } from './rewards/index.ts';
export * from './table-cost-model.ts';
export * from './target.ts';
