export * from './constraint.ts';
export { rewards } from './rewards/index.ts';
export * from './table-cost-model.ts';
