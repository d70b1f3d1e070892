import type { Decision } from '@espalier/space';
import { labelOf } from './labels.ts';

/** A decision as Optuna sees it. */
export interface OptunaParameter {
  /** What Optuna's `distribution_to_json` writes. */
  readonly distribution: string;
  /** Optuna's internal value of every option. */
  readonly values: readonly number[];
}

/**
 * The distribution of a decision: `IntDistribution` where the options are evenly spaced whole numbers
 * in order, so that charts have an axis, and otherwise `CategoricalDistribution`, whose internal value
 * is the index of the option.
 *
 * Choices that Optuna's storages do not take (lists, objects) become their JSON.
 *
 * @see optuna/distributions.py, `distribution_to_json` and `json_to_distribution`
 */
export function optunaParameter({ options }: Decision): OptunaParameter {
  return wholeSteps(options) ?? categorical(options);
}

function wholeSteps(options: readonly unknown[]): OptunaParameter | undefined {
  if (options.length < 2 || !options.every((option) => Number.isSafeInteger(option))) {
    return undefined;
  }
  const values = options as readonly number[];
  const step = values[1]! - values[0]!;
  const even = values.every((value, index) => value === values[0]! + index * step);
  if (!even || step <= 0) return undefined;
  const attributes = { log: false, step, low: values[0]!, high: values.at(-1)! };
  return { distribution: JSON.stringify({ name: 'IntDistribution', attributes }), values };
}

function categorical(options: readonly unknown[]): OptunaParameter {
  const choices = options.map((option) =>
    option === null || ['string', 'number', 'boolean'].includes(typeof option)
      ? option
      : labelOf(option),
  );
  const distribution = { name: 'CategoricalDistribution', attributes: { choices } };
  return { distribution: JSON.stringify(distribution), values: options.map((_, index) => index) };
}
