import { analyze } from '@espalier/network';
import { defineProxy } from './proxy.ts';

/**
 * Number of trainable parameters: the baseline that a proxy has to beat.
 *
 * @see Krishnakumar et al. 2022, "NAS-Bench-Suite-Zero", https://arxiv.org/abs/2210.03230
 */
export const parameters = defineProxy({
  name: 'parameters',
  summary: 'Number of trainable parameters (baseline)',
  cite: 'Krishnakumar et al. 2022, arXiv:2210.03230',
  score: ({ network }) => analyze(network).parameterCount,
});
