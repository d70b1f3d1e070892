import type { NetworkNode } from '@espalier/network';

/** Activations whose output is above 0 exactly where their input is. */
const rectifying: ReadonlySet<unknown> = new Set(['relu', 'relu6', 'swish', 'hardSwish', 'gelu']);

/** Whether a node's last step is a rectifier, alone or fused into another operator. */
export function rectifies({ operator, attributes }: NetworkNode): boolean {
  return rectifying.has(operator) || rectifying.has(attributes['activation']);
}
