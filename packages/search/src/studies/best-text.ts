import type { Objective } from '@espalier/protocol';
import { align, formatReward, metricText, orDash, withoutControls } from '@espalier/report';
import type { ArchitectureJson } from '@espalier/space';
import type { StoredStudy } from './stored-study.ts';

/** An architecture that a study found. */
export interface Found {
  readonly number: number;
  readonly reward: number | null;
  /** By the names of the objectives. */
  readonly objectives: Readonly<Record<string, number>>;
  readonly fingerprint: string;
  readonly architecture: ArchitectureJson;
}

/** What is printed of a study. */
export interface Shown {
  readonly best: readonly Found[];
  readonly front: readonly Found[];
  readonly files: readonly string[];
}

/** The best architectures and the front as tables, and every architecture once as its values. */
export function bestText(
  study: StoredStudy,
  objectives: readonly Objective[],
  { best: tops, front, files }: Shown,
): string {
  if (tops.length === 0 && front.length === 0) {
    return `${study.folder}: none of ${study.trials.length} trials was trained in full yet.\n`;
  }
  const parts = [
    ...(tops.length === 0 ? [] : [section('Best reward', tops, objectives)]),
    ...(front.length === 0 ? [] : [section('Pareto front', front, objectives)]),
    architectures([...tops, ...front]),
    ...(files.length === 0 ? [] : [`Written: ${files.join(', ')}`]),
  ];
  return `${withoutControls(parts.join('\n\n'))}\n`;
}

function section(title: string, rows: readonly Found[], objectives: readonly Objective[]): string {
  const headings = objectives.map(({ metric }) => metricText(metric).heading);
  const cells = rows.map(({ number, reward, objectives: values, fingerprint }) => [
    String(number),
    orDash(reward, formatReward),
    ...objectives.map(({ metric }) => orDash(values[metric] ?? null, metricText(metric).format)),
    fingerprint,
  ]);
  const sides = [...Array.from({ length: headings.length + 2 }, () => 'right' as const)];
  const table = align(
    [['Trial', 'Reward', ...headings, 'Architecture'], ...cells],
    [...sides, 'left'],
  );
  return `${title}\n${table}`;
}

/** Every architecture once, as its values. */
function architectures(rows: readonly Found[]): string {
  const unique = new Map(rows.map((row) => [row.number, row]));
  const lines = [...unique.values()].map(({ number, architecture }) => [
    String(number),
    JSON.stringify(architecture.values),
  ]);
  return `Values\n${align(lines, ['right', 'left'])}`;
}
