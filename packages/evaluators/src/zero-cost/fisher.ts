import { analyze } from '@espalier/network';
import { fanIn } from './initial-weights.ts';
import { lossSlopes } from './loss-slopes.ts';
import { defineProxy } from './proxy.ts';
import { weightedSum } from './sums.ts';

/**
 * Fisher: how much the loss of one batch would move if each channel were taken away, summed.
 *
 * Δ[c] = 1/2 · mean over images n of (Σ over places of a[n, c] · ∂L/∂a[n, c])²,
 * score = Σ over kernels and their channels c of fanIn · Δ[c]
 *
 * a is the output of the convolution or dense layer; a channel counts once for each of its weights,
 * as in the published code.
 *
 * @see Theis et al. 2018, "Faster gaze prediction with dense networks and Fisher pruning",
 *   https://arxiv.org/abs/1801.05787; Turner et al. 2020, "BlockSwap",
 *   https://arxiv.org/abs/1906.04113
 */
export const fisher = defineProxy({
  name: 'fisher',
  summary: 'Saliency of all channels to a batch',
  cite: 'Turner et al. 2020, arXiv:1906.04113',
  score: (subject) => {
    const { nodes } = analyze(subject.network);
    const images = subject.batch.labels.length;
    let score = 0;
    for (const [node, product] of subject.take(lossSlopes).products) {
      const kernels = nodes.get(node)!.parameters.filter(({ decay }) => decay);
      const weightsOfChannel = kernels.reduce((sum, spec) => sum + fanIn(spec), 0);
      score += (weightsOfChannel * weightedSum(product, product)) / (2 * images);
    }
    return score;
  },
});
