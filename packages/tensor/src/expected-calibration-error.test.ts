import { expect, test } from 'vitest';
import { expectedCalibrationError } from './expected-calibration-error.ts';

test('the error is the gap between confidence and accuracy, weighed by the size of the bin', () => {
  // Three images in (0.8, 0.8667], of which two are right; one in (0.4667, 0.5333] that is right.
  const confidences = [0.81, 0.85, 0.86, 0.5];
  const gaps = [Math.abs(2 / 3 - (0.81 + 0.85 + 0.86) / 3), Math.abs(1 - 0.5)];
  expect(expectedCalibrationError(confidences, [true, false, true, true])).toBeCloseTo(
    (3 / 4) * gaps[0]! + (1 / 4) * gaps[1]!,
    12,
  );
});

test('a bin ends with its upper bound', () => {
  // 1/15 belongs to the first bin and cancels out with 0.06; 0.07 does not.
  expect(expectedCalibrationError([0.06, 1 / 15], [false, true])).toBeCloseTo(
    Math.abs(1 - 0.06 - 1 / 15) / 2,
    12,
  );
  expect(expectedCalibrationError([0.06, 0.07], [false, true])).toBeCloseTo((0.06 + 0.93) / 2, 12);
});

test('certainty that is right has no error', () => {
  expect(expectedCalibrationError([1, 1], [true, true])).toBe(0);
});
