import assert from 'node:assert/strict';
import type { Subject } from './subject.ts';

/** Words that Nx takes for itself, so that a flag beginning with one never arrives. */
const reserved =
  /^(target|batch|parallel|project|exclude|configuration|graph|verbose|version|help|prod|runner)([A-Z]|$)/;

interface Option {
  readonly description?: string;
}

/** A name to type, a line to list, a paper to read. */
export function introducesItself({ strategy }: Subject): void {
  assert.match(strategy.name, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'name must be in kebab-case.');
  assert.match(
    strategy.summary,
    /^[A-Z][^\n]{3,70}$/,
    'summary must be a line of at most 71 characters that begins with a capital.',
  );
  assert.match(
    strategy.cite,
    /^[A-Z].* (19|20)\d\d, "[^"]+", .+/,
    'cite must be authors, year, "title" and where to find it.',
  );
}

/** What becomes the help of the command line. */
export function documentsOptions({ strategy }: Subject): void {
  const { shape } = strategy.options as { shape?: Readonly<Record<string, Option>> };
  assert.ok(shape, 'options must be a zod object, whose members become flags.');
  for (const [name, { description = '' }] of Object.entries(shape)) {
    assert.ok(
      description.length > 10,
      `option ${name} must have a description, but got "${description}".`,
    );
    assert.doesNotMatch(name, reserved, `option ${name} must not begin with a word of Nx.`);
  }
}

/** What is written into a journal is what was left out of the command line. */
export function defaultsAreStable({ strategy }: Subject): void {
  const defaults = strategy.options.parse({});
  assert.deepEqual(strategy.options.parse(defaults), defaults);
}

/** A misspelt flag is no default. */
export function unknownOptionsAreRefused({ strategy }: Subject): void {
  const given = { 'an-option-that-does-not-exist': 1 };
  assert.equal(strategy.options.safeParse(given).success, false);
}
