import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasMember, withMember, type Seen } from './seen.ts';

const member = fc
  .array(fc.constantFrom('0', 'a'), { minLength: 6, maxLength: 6 })
  .map((digits) => digits.join(''));

test('holds what was added and nothing else, without a change of the set before', () => {
  fc.assert(
    fc.property(fc.array(member), member, (members, other) => {
      let seen: Seen = {};
      for (const added of members) {
        const before = JSON.stringify(seen);
        const after = withMember(seen, added);
        expect(JSON.stringify(seen)).toBe(before);
        seen = after;
      }
      expect(hasMember(seen, other)).toBe(members.includes(other));
      expect(members.every((added) => hasMember(seen, added))).toBe(true);
    }),
  );
});
