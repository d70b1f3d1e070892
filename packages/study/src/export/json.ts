import { decode } from '@espalier/space';
import { byNumber, type ExportedStudy } from './exported-study.ts';

/**
 * A study as one JSON document: what it was, and its trials in the order of their numbers, each as the
 * journal holds it with its decoded architecture beside the genotype.
 *
 * @returns pieces of text, a line for each trial. `importTrials` reads it back.
 */
export function* jsonDocument(study: ExportedStudy): Generator<string, void, undefined> {
  const { name, space, settings, objectives, constraints } = study;
  const head = { version: 1, name, space: space.name, settings, objectives, constraints };
  yield `${JSON.stringify(head).slice(0, -1)},"trials":[`;
  let separator = '\n';
  for (const trial of byNumber(study.trials)) {
    const { kind: _, genotype, ...rest } = trial;
    const { number, ...figures } = rest;
    const architecture = decode(space, genotype);
    yield separator + JSON.stringify({ number, genotype, architecture, ...figures });
    separator = ',\n';
  }
  yield '\n]}\n';
}
