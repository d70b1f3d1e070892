import { defineSpace } from '@espalier/space';
import { fbnet } from './fbnet.ts';
import { fbnetNetwork, type FbnetPlan } from './parts/fbnet-network.ts';

/**
 * The published skeleton: 224 × 224 to 7 × 7.
 *
 * The head of FBNet-B and -C has 1984 channels; that of FBNet-A has 1504.
 */
export const fbnetImagenetPlan: FbnetPlan = {
  name: 'fbnet-imagenet',
  stemStride: 2,
  stageStrides: [1, 2, 2, 2, 1, 2, 1],
  headChannels: 1984,
};

/**
 * FBNet as published for ImageNet: the genes of `fbnet` on 224 × 224 images.
 *
 * Genotypes of `fbnet` and `fbnet-imagenet` are the same points; only the skeleton differs.
 *
 * @see Wu et al. 2019, "FBNet", Table 1, https://arxiv.org/abs/1812.03443
 */
export const fbnetImagenet = defineSpace({
  name: 'fbnet-imagenet',
  summary:
    'FBNet at 224x224 as published: 22 layers of nine inverted residual blocks, 9^22 networks',
  cite: 'Wu et al. 2019, arXiv:1812.03443',
  skeleton: { height: 224, width: 224, channels: 3, classes: 1000, widthMultiplier: 1 },
  genes: fbnet.genes,
  build: fbnetNetwork(fbnetImagenetPlan),
});
