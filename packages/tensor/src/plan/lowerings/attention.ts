import { bufferOf } from '../buffer.ts';
import { modes } from '../../kernel-arguments.ts';
import { outputOf, plainView, type Lowering } from '../lowering.ts';

/** Scaled dot-product attention; the probabilities are kept for the backward pass. */
export const attention: Lowering = (node, plan) => {
  const { heads } = node.attributes as { heads: number };
  const [query, key, value] = node.inputs.map((view) => plan.written(view));
  const { width: tokens, channels } = node.shape;
  const extents = { batch: plan.batch, tokens, channels, heads };
  const probabilities = bufferOf(plan.batch * heads * tokens * tokens);
  const output = outputOf(node, plan);
  const read = () => ({
    query: query!.values,
    key: key!.values,
    value: value!.values,
    probabilities,
  });
  plan.make(output, () => {
    const scratch = plan.scratch('attentionForward', extents);
    plan.emit('attentionForward', { ...read(), y: output.values, scratch, ...extents });
  });
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const slopes = [query, key, value].map((source) => plan.slopeOrZero(source!));
    const [dQuery, dKey, dValue] = slopes;
    const scratch = plan.scratch('attentionBackward', extents);
    const operands = { dy: output.slope, dQuery, dKey, dValue, mode: modes.add, scratch };
    plan.emit('attentionBackward', { ...read(), ...operands, ...extents });
  });
  return plainView(output);
};
