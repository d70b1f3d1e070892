import { analyze } from '@espalier/network';
import { defineProxy } from './proxy.ts';

/**
 * Multiply-accumulates of one image: the baseline that a proxy has to beat.
 *
 * @see Krishnakumar et al. 2022, "NAS-Bench-Suite-Zero", https://arxiv.org/abs/2210.03230
 */
export const macs = defineProxy({
  name: 'macs',
  summary: 'Multiply-accumulates of one image (baseline)',
  cite: 'Krishnakumar et al. 2022, arXiv:2210.03230',
  score: ({ network }) => analyze(network).macs,
});
