import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseReportData, type ReportData } from '@espalier/report';
import { activeDecisions, decisions, size } from '@espalier/space';
import { reproductionCommand } from './reproduction-command.ts';
import type { SearchResult } from './search-stage.ts';
import type { StudySettings } from './settings.ts';
import type { StudyParts } from './study-parts.ts';
import { rungEpochs } from './study-plan.ts';
import type { FinishedWinner } from './winner/finish-winner.ts';

/** A finished study as the app holds it. */
export interface FinishedStudy {
  readonly settings: StudySettings;
  readonly parts: StudyParts;
  readonly workers: number;
  readonly search: SearchResult;
  readonly baseline: SearchResult['trials'];
  readonly winner: FinishedWinner;
  readonly seconds: number;
}

/** Everything the report shows, checked against its schema. */
export function reportData(study: FinishedStudy): ReportData {
  const { parts, search, winner } = study;
  const { height, width, channels, mean, deviation } = parts.dataset.info;
  return parseReportData({
    study: aboutStudy(study),
    input: { height, width, channels, mean, deviation },
    trials: search.trials,
    baseline: study.baseline,
    winner: aboutWinner(parts, search),
    stages: winner.stages,
    artefacts: winner.artefacts,
  });
}

function aboutStudy(study: FinishedStudy): unknown {
  const { settings, parts, workers, search, baseline, winner, seconds } = study;
  const { space, strategy, device, costModel, reward, range, dataset } = parts;
  return {
    title: `${space.name} for ${device.profile.title}`,
    command: reproductionCommand(settings),
    seed: settings.seed,
    strategy: pick(strategy, { options: settings.options }),
    space: pick(space, { size: String(size(space)), decisions: decisions(space).length }),
    dataset: {
      name: dataset.info.name,
      summary: dataset.info.summary,
      counts: {
        train: dataset.train.count,
        validation: dataset.validation.count,
        test: dataset.test.count,
      },
    },
    device: {
      title: device.profile.title,
      provenance: costModel.provenance,
      caveats: device.profile.caveats,
    },
    reward: { name: reward.name, formula: reward.formula, cite: reward.cite },
    targetMs: parts.targetMs,
    latencyRange: {
      fastestMs: range.fastest.latencyMs,
      slowestMs: range.slowest.latencyMs,
      exact: range.exact,
    },
    budget: { trials: settings.trials, rungEpochs: rungEpochs(settings) },
    workers,
    lag: settings.lag,
    versions: versions(),
    times: {
      totalSeconds: seconds,
      parts: [
        { name: 'search', seconds: trialSeconds(search.trials) / workers },
        { name: 'random baseline', seconds: trialSeconds(baseline) / Math.max(1, workers - 1) },
        ...winner.stages.map((stage) => ({ name: stage.name, seconds: stage.seconds })),
      ],
    },
    environment: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      node: process.version,
      backend: winner.backend,
    },
  };
}

function pick<T extends object>(
  {
    name,
    summary,
    cite,
  }: { readonly name: string; readonly summary: string; readonly cite: string },
  rest: T,
): T & { name: string; summary: string; cite: string } {
  return { name, summary, cite, ...rest };
}

function trialSeconds(trials: SearchResult['trials']): number {
  return trials.reduce((sum, { clock }) => sum + clock.seconds, 0);
}

function aboutWinner({ space, build }: StudyParts, { best }: SearchResult): unknown {
  return {
    trial: best.number,
    genotype: activeDecisions(space, best.genotype).map(({ path, options }) => ({
      path,
      option: optionText(options[best.genotype[path]!]),
    })),
    network: build(best.genotype),
    latency: best.latency,
    macs: best.macs,
    parameters: best.parameters,
    proxyAccuracy: best.accuracy,
    reward: best.reward,
  };
}

function optionText(option: unknown): string {
  return typeof option === 'string' ? option : JSON.stringify(option);
}

function versions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const { version } = require('../package.json') as { version: string };
  return { espalier: version, node: process.version };
}
