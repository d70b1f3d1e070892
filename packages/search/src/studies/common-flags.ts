import { runFlags, type Flag } from '../flags.ts';
import { z } from 'zod';

/** How a command on studies answers. */
export const formatFlag = { format: { ...runFlags.format, summary: 'What is printed' } } as const;

/** A file that is written. */
export function fileFlag(summary: string): Flag<z.ZodString> {
  return {
    argument: 'FILE',
    summary,
    rule: 'be a text that is not empty',
    schema: z.string().min(1),
  };
}
