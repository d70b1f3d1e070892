import type { Experiment } from './experiment.ts';
import { hardwareAwareExperiment } from './hardware-aware/experiment.ts';
import { killSoakExperiment } from './kill-soak/experiment.ts';
import { nasBench101Experiment } from './nas-bench-101/experiment.ts';
import { nasBench201Experiment } from './nas-bench-201/experiment.ts';
import { poolScalingExperiment } from './pool-scaling/experiment.ts';
import { proxyFidelityExperiment } from './proxy-fidelity/experiment.ts';
import { spaceSpeedExperiment } from './space-speed/experiment.ts';
import { strategyOverheadExperiment } from './strategy-overhead/experiment.ts';
import { strategyRaceExperiment } from './strategy-race/experiment.ts';
import { trainingRecipeExperiment } from './training-recipe/experiment.ts';
import { zeroCostExperiment } from './zero-cost/experiment.ts';

/** Every experiment by the name of its folder and its target: `nx run experiments:<name>`. */
export const experiments = {
  'hardware-aware': hardwareAwareExperiment,
  'kill-soak': killSoakExperiment,
  'nas-bench-101': nasBench101Experiment,
  'nas-bench-201': nasBench201Experiment,
  'pool-scaling': poolScalingExperiment,
  'proxy-fidelity': proxyFidelityExperiment,
  'space-speed': spaceSpeedExperiment,
  'strategy-overhead': strategyOverheadExperiment,
  'strategy-race': strategyRaceExperiment,
  'training-recipe': trainingRecipeExperiment,
  'zero-cost': zeroCostExperiment,
} as unknown as Readonly<Record<string, Experiment>>;
