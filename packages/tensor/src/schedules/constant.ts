import { z } from '@espalier/protocol';

/** The highest rate to the end: 1. */
export const constant = {
  schema: z.strictObject({ kind: z.literal('constant') }),
  factor: (): number => 1,
};
