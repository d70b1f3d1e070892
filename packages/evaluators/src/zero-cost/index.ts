import { epe } from './epe.ts';
import { fisher } from './fisher.ts';
import { gradNorm } from './grad-norm.ts';
import { grasp } from './grasp.ts';
import { jacobCov } from './jacob-cov.ts';
import { l2Norm } from './l2-norm.ts';
import { macs } from './macs.ts';
import { naswot } from './naswot.ts';
import { parameters } from './parameters.ts';
import { plain } from './plain.ts';
import { snip } from './snip.ts';
import { synflow } from './synflow.ts';
import { zen } from './zen.ts';

/** Every zero-cost proxy by its name; `macs` and `parameters` are the baselines. */
export const zeroCostProxies = {
  epe,
  fisher,
  'grad-norm': gradNorm,
  grasp,
  'jacob-cov': jacobCov,
  'l2-norm': l2Norm,
  macs,
  naswot,
  parameters,
  plain,
  snip,
  synflow,
  zen,
};

/** Name of a zero-cost proxy. */
export type ProxyName = keyof typeof zeroCostProxies;
