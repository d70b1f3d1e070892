import { spaceLaws } from '@espalier/laws';
import { describe, test } from 'vitest';
import { searchSpaces } from './index.ts';

describe.each(Object.entries(searchSpaces))('search space %s', (_name, space) => {
  test.each([...spaceLaws])('$name', (law) => law.check({ space, samples: 8 }));
});
