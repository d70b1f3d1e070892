import type { Reward } from '@espalier/protocol';
import { absolute } from './absolute.ts';
import { mnasHard } from './mnas-hard.ts';
import { mnasSoft } from './mnas-soft.ts';

/** All rewards, by the name that `--reward` takes; the first is the default. */
export const rewards: Readonly<Record<'absolute' | 'mnas-hard' | 'mnas-soft', Reward>> = {
  absolute,
  'mnas-hard': mnasHard,
  'mnas-soft': mnasSoft,
};
