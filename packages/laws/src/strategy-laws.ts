import type { Law } from './law.ts';
import {
  defaultsAreStable,
  documentsOptions,
  introducesItself,
  unknownOptionsAreRefused,
} from './strategy-laws/documentation.ts';
import {
  askIsPure,
  heedsSeed,
  proposesPoints,
  proposesTrainings,
  repeatsBySeed,
  takesAnyObjectives,
} from './strategy-laws/proposals.ts';
import {
  goesOnToVary,
  heedsDirections,
  prefersFeasible,
  readsWhatItSays,
  survivesEqualResults,
  survivesFruitlessTrials,
} from './strategy-laws/results.ts';
import { onEvery, onRoomy } from './strategy-laws/spaces.ts';
import {
  orderIsAsDocumented,
  resumesByTelling,
  survivesJson,
  writesNothing,
} from './strategy-laws/state.ts';
import { withDefaults, type StrategySubject, type Subject } from './strategy-laws/subject.ts';

export { exampleSpaces } from './strategy-laws/example-spaces.ts';
export type { StrategySubject } from './strategy-laws/subject.ts';

/** Every promise by its name. */
const promises: Readonly<Record<string, (subject: Subject) => void>> = {
  'it has a name, a summary and a citation': introducesItself,
  'every option is documented': documentsOptions,
  'no options are the default options, written out or not': defaultsAreStable,
  'an option that does not exist is refused': unknownOptionsAreRefused,
  'only points of the space are proposed, whatever the lag': onEvery(proposesPoints),
  'one, two or three objectives are taken where it takes many': onEvery(takesAnyObjectives),
  'trainings are as long as the study allows and continue shorter ones': onEvery(proposesTrainings),
  'asking twice gives the same': onEvery(askIsPure),
  'the same seed gives the same proposals': onEvery(repeatsBySeed),
  'another seed gives other proposals': onRoomy(heedsSeed),
  'a state that went through JSON continues as if it had never stopped': onEvery(survivesJson),
  'nothing that it is given is written into': onEvery(writesNothing),
  'told a journal without being asked, it goes on as if it had been': onEvery(resumesByTelling),
  'the order of tell among trials asked together matters exactly where it is said to':
    onRoomy(orderIsAsDocumented),
  'infeasible, failed and pruned trials do not stop it': onEvery(survivesFruitlessTrials),
  'equal results do not stop it': onEvery(survivesEqualResults),
  'where nothing succeeds it goes on to look elsewhere': onRoomy(goesOnToVary),
  'it reads rewards or objectives, as it says': readsWhatItSays,
  'maximising a value is minimising its negative': heedsDirections,
  'what breaks constraints is proposed less where trials say so': prefersFeasible,
};

/**
 * What a strategy promises, ready to be checked; deterministic, a run of each has a seed of its own.
 *
 * @example
 * test.each(strategyLaws({ strategy }))('$name', ({ check }) => check());
 */
export function strategyLaws(given: StrategySubject): readonly Law<void>[] {
  const subject = withDefaults(given);
  return Object.entries(promises).map(([name, keep]) => ({ name, check: () => keep(subject) }));
}
