import { expect, test } from 'vitest';
import { cellNetwork, fbnetKinds, fbnetNetwork } from '../../tests/fixtures/networks.ts';
import { xmlFault } from '../../tests/fixtures/well-formed.ts';
import { drawNetworkPicture } from './network-drawing.ts';

const cellEdges = [
  'nor_conv_3x3',
  'skip_connect',
  'nor_conv_1x1',
  'none',
  'nor_conv_3x3',
  'avg_pool_3x3',
];

function chain(kind: string) {
  const { picture, legend } = drawNetworkPicture(
    fbnetNetwork(Array.from({ length: 22 }, () => fbnetKinds.indexOf(kind))),
  );
  return { picture: picture.markup, legend: legend.markup };
}

test.each([...fbnetKinds])('draws a chain of %s as well-formed XML with every block', (kind) => {
  const { picture } = chain(kind);
  expect(xmlFault(picture)).toBeNull();
  expect(picture.match(/<title>layers\.\d+: /g)).toHaveLength(22);
});

test('draws a taller box for a larger expansion and another colour for another kernel', () => {
  const box = (kind: string) =>
    /height="(\d+)"[^>]*style="fill:([^"]+)"/.exec(chain(kind).picture)!;
  expect(Number(box('k3_e6')[1])).toBeGreaterThan(Number(box('k3_e3')[1]));
  expect(box('k3_e6')[2]).not.toBe(box('k5_e6')[2]);
});

test('draws an arc for each block whose input is added again', () => {
  const network = fbnetNetwork(Array.from({ length: 22 }, () => 0));
  const residuals = network.blocks.filter(
    ({ stride, inputShape, outputShape }) =>
      stride === 1 && inputShape.channels === outputShape.channels,
  );
  expect(chain('k3_e1').picture.match(/class="arc"/g)).toHaveLength(residuals.length);
});

test('draws empty blocks as lines without boxes, and says so in the legend', () => {
  const { picture, legend } = chain('skip');
  const network = fbnetNetwork(Array.from({ length: 22 }, () => fbnetKinds.indexOf('skip')));
  const empty = network.blocks.filter(({ input, output }) => input === output).length;
  expect(empty).toBeGreaterThan(10);
  expect(picture.match(/style="fill:/g)).toHaveLength(22 - empty);
  expect(legend).toContain('skipped block');
});

test('writes each output shape of the chain under it', () => {
  const { picture } = chain('k3_e3');
  for (const shape of [
    '32×32×16',
    '32×32×24',
    '16×16×32',
    '8×8×64',
    '8×8×112',
    '4×4×184',
    '4×4×352',
  ]) {
    expect(picture).toContain(`>${shape}</text>`);
  }
});

test('keeps every coordinate of a long chain inside its view box', () => {
  const { picture } = chain('k5_e6');
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture)!;
  for (const [, axis, value] of picture.matchAll(/ (x|y)="([\d.-]+)"/g)) {
    expect(Number(value)).toBeGreaterThanOrEqual(0);
    expect(Number(value)).toBeLessThanOrEqual(Number(axis === 'x' ? width : height));
  }
});

test('draws a cell with its four nodes, six named edges and stages of repeats', () => {
  const { markup } = drawNetworkPicture(cellNetwork(cellEdges)).picture;
  expect(xmlFault(markup)).toBeNull();
  expect(markup.match(/class="node"/g)).toHaveLength(4);
  expect(markup.match(/class="edge /g)).toHaveLength(6);
  expect(markup.match(/class="edge absent"/g)).toHaveLength(1);
  for (const kind of new Set(cellEdges)) expect(markup).toContain(`>${kind}</text>`);
  expect(markup.match(/5 × cell/g)).toHaveLength(3);
  expect(markup).toContain('0 to 1: nor_conv_3x3, 0 to 2: skip_connect, 1 to 2: nor_conv_1x1');
});

test('escapes a kind that is markup', () => {
  const network = fbnetNetwork(Array.from({ length: 22 }, () => 0));
  const blocks = network.blocks.map((block) => ({ ...block, kind: '<script>' }));
  const { markup } = drawNetworkPicture({ ...network, blocks }).picture;
  expect(markup).not.toContain('<script>');
  expect(markup).toContain('&lt;script&gt;');
});
