/**
 * A set of fingerprints as plain JSON that grows without being changed: two levels of tables by the
 * first and the next two digits, then a list. With n members an addition copies at most 512 entries
 * and n / 65,536 members.
 */
export type Seen = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The set with one more member. */
export function withMember(seen: Seen, member: string): Seen {
  if (hasMember(seen, member)) return seen;
  const [first, second] = placeOf(member);
  const table = seen[first] ?? {};
  return { ...seen, [first]: { ...table, [second]: [...(table[second] ?? []), member] } };
}

/** True where the set holds the member. */
export function hasMember(seen: Seen, member: string): boolean {
  const [first, second] = placeOf(member);
  return seen[first]?.[second]?.includes(member) ?? false;
}

function placeOf(member: string): readonly [string, string] {
  return [member.slice(0, 2), member.slice(2, 4)];
}
