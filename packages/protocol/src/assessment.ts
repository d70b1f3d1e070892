import type { Trial } from './trial.ts';

/**
 * What is known of an architecture before it is trained: its price and its counts.
 *
 * With `failure` nobody can price it, and it becomes an infeasible trial.
 */
export type Assessment = Pick<Trial, 'latency' | 'macs' | 'parameters' | 'metrics' | 'failure'>;
