import { expect, test } from 'vitest';
import { parseConstraints, parseObjectives } from './goals.ts';

const latency = { metric: 'latencyMs', side: 'atMost', limit: 20 };

test.each([
  ['latencyMs<=20', { kind: 'hard', ...latency }],
  ['latencyMs <= 20@0.95', { kind: 'chance', ...latency, probability: 0.95 }],
  ['latencyMs<=20*0.5', { kind: 'soft', ...latency, weight: 0.5 }],
  ['accuracy>=.8', { kind: 'hard', metric: 'accuracy', side: 'atLeast', limit: 0.8 }],
  ['macs<=3e8', { kind: 'hard', metric: 'macs', side: 'atMost', limit: 3e8 }],
])('the constraint %s', (text, constraint) => {
  expect(parseConstraints(`${text}, parameters<=9`)[0]).toEqual(constraint);
});

test.each([
  'latencyMs<20',
  'latencyMs<=',
  'speed<=3',
  'latencyMs<=20@1.5',
  'macs<=3*0',
  'nonsense',
])('the constraint %s is refused by name', (text) => {
  expect(() => parseConstraints(text)).toThrow(/^--constraints must (be limits|name)/);
});

test('no constraints', () => {
  expect(parseConstraints('')).toEqual([]);
});

test('objectives know their direction', () => {
  expect(parseObjectives('accuracy, macs').map(({ direction }) => direction)).toEqual([
    'maximize',
    'minimize',
  ]);
  expect(() => parseObjectives('accuracy,beauty')).toThrow('--objectives must name accuracy');
});

test('other metrics have directions of their own', () => {
  const metrics = [{ name: 'a100ImagesPerSecond', direction: 'maximize', cost: 'cheap' }] as const;
  expect(parseObjectives('a100ImagesPerSecond', metrics)).toEqual([
    { metric: 'a100ImagesPerSecond', direction: 'maximize', cost: 'cheap' },
  ]);
  expect(parseConstraints('a100ImagesPerSecond>=900', metrics)).toEqual([
    { kind: 'hard', metric: 'a100ImagesPerSecond', side: 'atLeast', limit: 900 },
  ]);
  expect(() => parseObjectives('latencyMs', metrics)).toThrow(
    '--objectives must name a100ImagesPerSecond, but got "latencyMs".',
  );
});
