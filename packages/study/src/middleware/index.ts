import { dedup } from './dedup.ts';
import { filter } from './filter.ts';
import { repeat } from './repeat.ts';
import { retry } from './retry.ts';
import { timeout } from './timeout.ts';

/** What may stand around a strategy: the strategy and options in, a strategy out. */
export const strategyMiddleware = { dedup, filter } as const;

/** What may stand around an evaluator. The first one that is applied stands innermost. */
export const evaluatorMiddleware = { retry, repeat, timeout } as const;
