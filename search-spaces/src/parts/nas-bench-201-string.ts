import {
  nasBench201Edges,
  nasBench201Operations,
  type NasBench201Cell,
  type NasBench201Operation,
} from './nas-bench-201-cell.ts';

const pattern = /^\|(\w+)~0\|\+\|(\w+)~0\|(\w+)~1\|\+\|(\w+)~0\|(\w+)~1\|(\w+)~2\|$/;

/**
 * An architecture as the benchmark's files write it.
 *
 * @example
 * toArchitectureString(values); // '|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|none~2|'
 */
export function toArchitectureString({ edges }: { readonly edges: NasBench201Cell }): string {
  const nodes = [1, 2, 3].map((node) => {
    const incoming = nasBench201Edges.flatMap(({ source, target }, edge) =>
      target === node ? [`${edges[edge]!}~${source}`] : [],
    );
    return `|${incoming.join('|')}|`;
  });
  return nodes.join('+');
}

/**
 * The values of an architecture string: the inverse of {@link toArchitectureString}.
 *
 * @throws {TypeError} when the text has another form or names another operation.
 */
export function fromArchitectureString(text: string): { readonly edges: NasBench201Cell } {
  const edges = pattern.exec(text)?.slice(1);
  if (edges === undefined) {
    throw new TypeError(
      `an architecture string must have the form |op~0|+|op~0|op~1|+|op~0|op~1|op~2|, but got "${text}".`,
    );
  }
  return { edges: edges.map(checkedOperation) };
}

function checkedOperation(name: string): NasBench201Operation {
  const found = nasBench201Operations.find((operation) => operation === name);
  if (found !== undefined) return found;
  throw new TypeError(
    `an operation must be one of ${nasBench201Operations.join(', ')}, but got "${name}".`,
  );
}
