import { documentedSupport, exampleNetwork } from '@espalier/laws';
import { operators, type OperatorName } from '@espalier/network';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from '../src/index.ts';
import { compileSession } from '../src/plan/compiled-session.ts';
import { trials, type Trial } from './operator-trial.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

/** By what the nodes of an operator are computed in the plan of a training step. */
function kindsOf({ operator, example }: Trial): string[] {
  const network = exampleNetwork(operator, example);
  const { training } = compileSession(network, { imagesPerBatch: 2 });
  const ids = network.nodes.filter((node) => node.operator === operator).map(({ id }) => id);
  return training.builder.instructions
    .filter(({ node }) => ids.includes(node))
    .map((one) => ('kernel' in one ? 'own kernels' : one.label))
    .filter((kind) => kind !== 'clear')
    .map((kind) => (kind === 'own kernels' ? kind : 'TensorFlow.js'));
}

function trainingOf(operator: OperatorName): string {
  const own = trials.filter((one) => one.operator === operator);
  const kinds = own.map((trial) => {
    const found = kindsOf(trial);
    if (found.includes('TensorFlow.js')) return 'TensorFlow.js';
    return found.length === 0 ? 'none of its own' : 'own kernels';
  });
  return [...new Set(kinds)].sort().reverse().join(' or ');
}

test('the README says by whose kernels each operator trains', () => {
  const found = (Object.keys(operators) as OperatorName[]).map(
    (operator) => [operator, trainingOf(operator)] as const,
  );
  const documented = documentedSupport('training on wasm');
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(found));
});
