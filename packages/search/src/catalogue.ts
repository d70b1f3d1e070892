import { readyBenchmarks } from '@espalier/benchmarks';
import { rewards } from '@espalier/cost';
import { datasets } from '@espalier/datasets';
import { zeroCostProxies } from '@espalier/evaluators';
import { deviceNames, loadDevice } from '@espalier/hardware-profiles';
import type { Device, Json, Reward } from '@espalier/protocol';
import { publishedNetworks, searchSpaces } from '@espalier/search-spaces';
import { stoppers } from '@espalier/study';
import { searchStrategies } from './members.ts';

/** A name that a flag or a target may take. */
export interface Member {
  readonly name: string;
  /** What it can do beside others of its family, in short; empty where the family has no such thing. */
  readonly handles: string;
  readonly summary: string;
  /** Its source; empty where its page states it. */
  readonly cite: string;
  /** What `handles` says, for a program. */
  readonly facts: Readonly<Record<string, Json>>;
}

/** The members of one family. */
export interface Family {
  /** Its key for a program. */
  readonly key: string;
  /** How a person asks for a member. */
  readonly title: string;
  readonly members: readonly Member[];
}

/** Every family with all its members, read from the lists that the commands choose from. */
export async function catalogue(): Promise<Family[]> {
  const devices = await Promise.all(deviceNames.map((name) => loadDevice(name)));
  return [
    family('strategies', 'Strategies (targets of project search)', strategyMembers()),
    family('spaces', '--space', described(searchSpaces)),
    family('networks', '--network (of describe)', described(publishedNetworks)),
    family('devices', '--device', devices.map(deviceMember)),
    family('rewards', '--reward', Object.entries<Reward>(rewards).map(rewardMember)),
    family('stoppers', '--stopper', cited(stoppers)),
    family('proxies', 'Zero-cost proxies (of zeroCostEvaluator)', cited(zeroCostProxies)),
    family('benchmarks', 'Benchmarks (tables of finished trainings)', cited(readyBenchmarks)),
    family(
      'datasets',
      '--dataset',
      Object.entries(datasets).map(([name, { info }]) => plain(name, info.summary)),
    ),
  ];
}

function family(key: string, title: string, members: readonly Member[]): Family {
  return { key, title, members };
}

function plain(name: string, summary: string): Member {
  return { name, handles: '', summary, cite: '', facts: {} };
}

type Listed = Readonly<Record<string, { readonly summary: string }>>;

function described(list: Listed): Member[] {
  return Object.entries(list).map(([name, { summary }]) => plain(name, summary));
}

function cited(
  list: Readonly<Record<string, { readonly summary: string; readonly cite: string }>>,
): Member[] {
  return Object.entries(list).map(([name, { summary, cite }]) => ({
    ...plain(name, summary),
    cite,
  }));
}

function strategyMembers(): Member[] {
  return Object.entries(searchStrategies).map(([name, strategy]) => {
    const { summary, cite, objectives, fidelities } = strategy;
    const goals = objectives === 'one' ? 'one objective' : 'several objectives';
    const lengths = fidelities === 'one' ? 'one length' : 'several lengths';
    return {
      name,
      handles: `${goals}, ${lengths}`,
      summary,
      cite,
      facts: { strategy: strategy.name, objectives, fidelities },
    };
  });
}

function rewardMember([name, { formula, cite, reactsToTarget }]: readonly [
  string,
  Reward,
]): Member {
  const handles = reactsToTarget ? 'reacts to its target' : 'same for every target';
  return { name, handles, summary: formula, cite, facts: { reactsToTarget } };
}

function deviceMember({ profile, tables }: Device): Member {
  const spaces = [...new Set(tables.map(({ space }) => space))];
  const summary = `${profile.title}; prices ${spaces.join(', ')}`;
  return { ...plain(profile.name, summary), facts: { spaces } };
}
