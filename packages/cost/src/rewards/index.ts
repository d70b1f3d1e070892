import type { Reward } from '@espalier/protocol';
import { absolute } from './absolute.ts';
import { hypervolumeContribution } from './hypervolume-contribution.ts';
import { mnasHard } from './mnas-hard.ts';
import { mnasSoft } from './mnas-soft.ts';
import { weightedSum } from './weighted-sum.ts';

/** All rewards, by the name that `--reward` takes; the first is the default. */
export const rewards = {
  absolute,
  'mnas-hard': mnasHard,
  'mnas-soft': mnasSoft,
  'weighted-sum': weightedSum,
  'hypervolume-contribution': hypervolumeContribution,
} satisfies Readonly<Record<string, Reward>>;
