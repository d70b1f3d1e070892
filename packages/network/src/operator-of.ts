import type { z } from 'zod';
import { GraphError } from './graph-error.ts';
import type { NetworkNode } from './network.ts';
import type { Operator } from './operator.ts';
import { operators } from './operators/index.ts';

/** Name of an operator in the list `operators`. */
export type OperatorName = keyof typeof operators;

/** Attributes of the named operator as they may be given, before defaults are filled in. */
export type AttributesOf<N extends OperatorName> = z.input<(typeof operators)[N]['schema']>;

const byName: Readonly<Record<string, Operator>> = operators;

/**
 * The operator of a node.
 *
 * @throws {GraphError} when no operator has the name.
 */
export function operatorOf(node: Pick<NetworkNode, 'id' | 'operator'>): Operator {
  const found = Object.hasOwn(byName, node.operator) ? byName[node.operator] : undefined;
  if (found !== undefined) return found;
  throw new GraphError(
    `operator of node "${node.id}" must be one of ${Object.keys(byName).join(', ')}, ` +
      `but got "${node.operator}". Check the spelling, or add the operator to the list.`,
  );
}
