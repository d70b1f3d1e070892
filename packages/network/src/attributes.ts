import { z } from 'zod';
import { GraphError } from './graph-error.ts';
import type { Attributes, NetworkNode } from './network.ts';
import { operatorOf } from './operator-of.ts';

/**
 * The attributes of a node, checked by its operator's schema, with defaults filled in.
 *
 * @throws {GraphError} when the operator is unknown or refuses the attributes.
 */
export function completeAttributes(
  node: Pick<NetworkNode, 'id' | 'operator' | 'attributes'>,
): Attributes {
  const parsed = operatorOf(node).schema.safeParse(node.attributes);
  if (parsed.success) return parsed.data;
  throw new GraphError(
    `attributes of ${node.operator} "${node.id}" must obey its schema, ` +
      `but got ${JSON.stringify(node.attributes)}. ${z.prettifyError(parsed.error)}`,
  );
}
