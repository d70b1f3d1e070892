export * from './cost-model-laws.ts';
export * from './law.ts';
export * from './space-laws.ts';
export * from './strategy-laws.ts';
