import { expect, test } from 'vitest';
import { decideStage } from './decide-stage.ts';

const before = { accuracy: 0.9, milliseconds: 2, bytes: 1000 };

test('a smaller and faster file at nearly the same accuracy stays', () => {
  const after = { accuracy: 0.895, milliseconds: 1, bytes: 500 };
  expect(decideStage(before, after, 0.01)).toEqual({
    accepted: true,
    reason: 'kept: 2.00× the speed, 2.00× smaller, -0.5 points validation accuracy',
  });
});

test('a file that loses too much accuracy is rolled back however small it is', () => {
  const after = { accuracy: 0.88, milliseconds: 1, bytes: 10 };
  expect(decideStage(before, after, 0.01).reason).toMatch(
    /^rolled back: costs more than 1.0 points/,
  );
});

test('a file that is hardly smaller and no faster is rolled back', () => {
  const after = { accuracy: 0.9, milliseconds: 2, bytes: 990 };
  expect(decideStage(before, after, 0.01).reason).toMatch(/^rolled back: gains less than 1.02×/);
});

test('a smaller file that is slower is rolled back', () => {
  const after = { accuracy: 0.9, milliseconds: 2.4, bytes: 500 };
  expect(decideStage(before, after, 0.01).reason).toMatch(/^rolled back: pays one gain/);
});
