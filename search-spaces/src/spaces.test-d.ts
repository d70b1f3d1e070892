import type { Network } from '@espalier/network';
import { decode, encode, nth, type SearchSpace, type Skeleton } from '@espalier/space';
import { expectTypeOf } from 'vitest';
import { fbnet, nasBench201, searchSpaces, type FbnetCandidate } from './index.ts';

expectTypeOf(decode(fbnet, nth(fbnet, 0)).layers).toEqualTypeOf<readonly FbnetCandidate[]>();
expectTypeOf(decode(nasBench201, nth(nasBench201, 0)).edges[0]!).toEqualTypeOf<
  'none' | 'skip_connect' | 'nor_conv_1x1' | 'nor_conv_3x3' | 'avg_pool_3x3'
>();
expectTypeOf(fbnet.build({ layers: [] }, {} as Skeleton)).toEqualTypeOf<Network>();
expectTypeOf(searchSpaces['nas-bench-201']).toExtend<SearchSpace>();

// @ts-expect-error k7_e6 is no candidate of FBNet
encode(fbnet, { layers: ['k7_e6'] });
