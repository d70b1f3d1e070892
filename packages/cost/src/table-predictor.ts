import type { CostModel } from '@espalier/protocol';

/** A cost model before it is told whose figures it has. */
export type TablePredictor = Omit<CostModel, 'name' | 'provenance'>;
