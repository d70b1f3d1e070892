import { z } from '@espalier/protocol';

/** One flag of an experiment: how it is written, checked, explained, and what it is if not given. */
export interface Flag<T = unknown> {
  /** Placeholder of the argument in the help. */
  readonly argument: string;
  readonly summary: string;
  /** What must hold, as the error says it: "--trials must <rule>, but got …". */
  readonly rule: string;
  readonly schema: z.ZodType<T>;
  /** As it would be typed. */
  readonly fallback: string;
}

/** Flags by their names in camel case. */
export type Flags = Readonly<Record<string, Flag>>;

/** The checked values of flags. */
export type SettingsOf<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
};

type Words = Pick<Flag, 'argument' | 'summary' | 'fallback'>;

/** A flag that takes a whole number. */
export function whole(least: number, words: Words): Flag<number> {
  const rule = `be a whole number of at least ${least}`;
  return { ...words, rule, schema: z.coerce.number().int().min(least) };
}

/** A flag that takes a number above 0. */
export function positive(words: Words): Flag<number> {
  return { ...words, rule: 'be a number above 0', schema: z.coerce.number().positive() };
}

/** A flag that takes numbers above 0, parted by commas. */
export function positives(words: Words): Flag<number[]> {
  const numbers = z.array(z.coerce.number().positive()).min(1);
  return {
    ...words,
    rule: 'be numbers above 0, parted by commas',
    schema: z.preprocess((list) => (typeof list === 'string' ? list.split(',') : list), numbers),
  };
}

/** A flag that takes a text, a path for instance. */
export function text(words: Words): Flag<string> {
  return { ...words, rule: 'be a text that is not empty', schema: z.string().min(1) };
}

/** A flag that takes one of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(
  options: T,
  words: Omit<Words, 'argument'>,
): Flag<T[number]> {
  const rule = `be one of ${options.join(', ')}`;
  return { ...words, argument: options.join('|'), rule, schema: z.enum(options) };
}

/** Kebab-case spelling of a flag on the command line. */
export function spelling(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
