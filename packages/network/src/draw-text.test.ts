import { expect, it } from 'vitest';
import { drawText } from './draw-text.ts';
import { graph } from './graph.ts';

it('aligns a line for each node and the totals', () => {
  const builder = graph('tiny');
  const input = builder.input({ height: 32, width: 32, channels: 3 });
  const stem = builder.add('conv', { filters: 16, kernel: 3, stride: 2 }, [input], 'stem');
  const pooled = builder.add('globalAveragePool', {}, [stem], 'pool');
  const network = builder.finish(builder.add('dense', { units: 10 }, [pooled], 'logits'));
  expect(drawText(network).split('\n')).toEqual([
    'node    operator           output    parameters     MACs',
    '------  -----------------  --------  ----------  -------',
    'input   input              32x32x3            0        0',
    'stem    conv               16x16x16         432  110,592',
    'pool    globalAveragePool  1x1x16             0        0',
    'logits  dense              1x1x10           170      160',
    '------  -----------------  --------  ----------  -------',
    'total                      1x1x10           602  110,752',
  ]);
});
