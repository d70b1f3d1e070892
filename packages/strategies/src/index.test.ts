import { existsSync, readdirSync, type Dirent } from 'node:fs';
import type { AnyStrategy, Json } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { defineSpace, each, fingerprint, oneOf } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { strategies } from './index.ts';
import { studyContext, trialOf } from '../tests/study-context.ts';

const listed: Readonly<Record<string, AnyStrategy>> = strategies;

const space = defineSpace({
  name: 'frozen',
  summary: 'Five decisions of four options',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3, 4], oneOf([0, 1, 2, 3])) },
  build: () => null,
});

test('the list holds every strategy of the folder under its own name', () => {
  const folder = new URL('.', import.meta.url);
  // A folder without an index holds parts that several strategies share.
  const isStrategy = (entry: Dirent): boolean =>
    entry.isDirectory()
      ? existsSync(new URL(`${entry.name}/index.ts`, folder))
      : !/^index\.|\.test\.ts$/.test(entry.name);
  const inFolder = readdirSync(folder, { withFileTypes: true })
    .filter(isStrategy)
    .map((entry) => entry.name.replace(/\.ts$/, ''));
  expect(Object.keys(strategies).toSorted()).toEqual(inFolder.toSorted());
  expect(Object.values(listed).map(({ name }) => name)).toEqual(Object.keys(strategies));
});

/** The first 30 proposals at seed 42; a change breaks resumes. `vitest -u` writes them anew. */
describe('the first 30 proposals at seed 42 are frozen for', () => {
  test('random', () => {
    expect(proposals(strategies.random, {})).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33120 33000 12021 13202",
        "20300 12013 32131 00311 33312 31301 22220 30111 11123 12100",
        "23321 03030 13121 33100 31031 00002 00123 21322 13102 30020",
      ]
    `);
  });

  test('regularized-evolution', () => {
    const options = { populationSize: 8, tournamentSize: 3 };
    expect(proposals(strategies['regularized-evolution'], options)).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33120 33000 33311 13311",
        "12112 12332 12032 03021 03121 12132 03321 03121 11332 13321",
        "12332 12330 13311 11032 12321 02121 13332 12332 12032 32321",
      ]
    `);
  });

  test('local-search', () => {
    expect(proposals(strategies['local-search'], {})).toMatchInlineSnapshot(`
      [
        "32311 32310 33311 33313 33113 33013 33303 30313 33333 23333",
        "30333 03333 33332 33033 33331 13333 33133 33330 32333 33323",
        "31333 33233 13121 13131 13231 33231 00123 10123 10323 10313",
      ]
    `);
  });

  test('elitist-evolution', () => {
    expect(proposals(strategies['elitist-evolution'], { populationSize: 6 }))
      .toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33031 33311 32111 33001",
        "32310 12130 13132 33331 33321 13131 33313 33231 03132 33233",
        "31233 31203 21233 33320 33323 31133 13313 33023 13233 03233",
      ]
    `);
  });

  test('reinforce', () => {
    const options = { hidden: 8, controllerLearningRate: 0.05, initialRange: 0.1 };
    expect(proposals(strategies.reinforce, options)).toMatchInlineSnapshot(`
      [
        "23221 01312 31011 13201 30033 00000 00123 10132 33020 32030",
        "03311 21210 10231 13220 22020 01123 23201 01233 03323 20310",
        "20320 10110 11123 13202 23233 23023 33120 30320 13131 13231",
      ]
    `);
  });

  test('ppo', () => {
    const options = {
      hidden: 8,
      controllerLearningRate: 0.05,
      initialRange: 0.1,
      trialsPerUpdate: 4,
    };
    expect(proposals(strategies.ppo, options)).toMatchInlineSnapshot(`
      [
        "23221 01311 31011 13201 30033 00000 00123 10132 23120 33130",
        "03322 22220 10132 13230 23130 02122 23202 02133 13323 22220",
        "22320 12110 12123 13112 23233 23023 33120 32320 23120 23232",
      ]
    `);
  });

  test('bananas', () => {
    expect(proposals(strategies.bananas, {})).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33120 33000 12021 13202",
        "30120 32132 33121 33132 32301 32232 33111 33321 23132 32122",
        "32332 33332 30232 33232 30332 31232 30132 33131 31233 33233",
      ]
    `);
  });

  test('predictor-guided-evolution', () => {
    expect(proposals(strategies['predictor-guided-evolution'], {})).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33120 33000 12021 13202",
        "32331 33121 32131 32111 32132 32312 33321 33131 33311 32332",
        "33332 33331 32333 33333 30332 33330 03332 32330 33322 03331",
      ]
    `);
  });

  test('gp', () => {
    expect(proposals(strategies.gp, {})).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33120 33000 12021 13202",
        "33311 30311 33321 33331 03331 33332 33333 33233 23333 32333",
        "33323 13333 33133 31333 23323 22333 33330 33303 33033 32323",
      ]
    `);
  });

  test('tpe', () => {
    expect(proposals(strategies.tpe, {})).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 33120 33000 12021 13202",
        "32032 32132 32112 32332 32331 02332 22311 32333 32133 02133",
        "32330 30330 31333 30333 20333 01333 30133 30332 22333 22331",
      ]
    `);
  });

  test('asha', () => {
    expect(proposals(strategies.asha, { eta: 3 })).toMatchInlineSnapshot(`
      [
        "32311x1 20203x1 31301x1 32311x3 12132x1 33021x1 33120x1 12132x3 12021x1 13202x1",
        "20300x1 33021x3 32311x9 00311x1 33312x1 33312x3 33312x9 30111x1 11123x1 12100x1",
        "23321x1 23321x3 13121x1 33100x1 31031x1 33120x3 23321x9 33312x27 13102x1 30020x1",
      ]
    `);
  });

  test('bohb', () => {
    expect(proposals(strategies.bohb, {})).toMatchInlineSnapshot(`
      [
        "31120x1 20323x1 30120x1 21211x1 13221x1 02130x1 12031x1 00000x1 20333x1 21333x1",
        "30013x1 21303x1 21332x1 23333x1 22333x1 30132x1 23332x1 11130x1 12310x1 22332x1",
        "23331x1 03010x1 23330x1 22331x1 20332x1 23233x1 22133x1 23333x3 22333x3 23332x3",
      ]
    `);
  });

  test('hyperband', () => {
    expect(proposals(strategies.hyperband, {})).toMatchInlineSnapshot(`
      [
        "32311x1 20203x1 31301x1 11212x1 12132x1 33021x1 33120x1 33000x1 12021x1 13202x1",
        "20300x1 12013x1 32131x1 00311x1 33312x1 31301x1 22220x1 30111x1 11123x1 12100x1",
        "23321x1 03030x1 13121x1 33100x1 31031x1 00002x1 00123x1 33312x3 23321x3 32311x3",
      ]
    `);
  });

  test('grid', () => {
    expect(proposals(strategies.grid, {})).toMatchInlineSnapshot(`
      [
        "02022 30003 11330 33311 21232 03213 31200 13121 01102 23023",
        "11010 32331 20312 02233 30220 12201 00122 22103 10030 32011",
        "13332 01313 23300 11221 33202 21123 03110 31031 13012 00333",
      ]
    `);
  });

  test('nsga2', () => {
    expect(proposals(strategies.nsga2, { populationSize: 6 })).toMatchInlineSnapshot(`
      [
        "32311 20203 31301 11212 12132 33021 32332 12311 32132 32112",
        "32331 02132 31132 02332 32231 33331 31331 33332 32330 13332",
        "03331 33333 30331 32131 32333 33302 31333 32233 32323 22333",
      ]
    `);
  });

  test('moead', () => {
    expect(proposals(strategies.moead, { subproblems: 5 })).toMatchInlineSnapshot(`
      [
        "31120 31020 21120 11120 33120 33122 33112 13122 03122 33322",
        "31322 33222 32322 33022 33320 33312 13322 23322 03322 33323",
        "03323 23323 30323 31323 33023 13323 33313 33223 33321 33123",
      ]
    `);
  });

  test('successive-halving', () => {
    expect(proposals(strategies['successive-halving'], { configurations: 8 }))
      .toMatchInlineSnapshot(`
      [
        "32311x3 20203x3 31301x3 11212x3 12132x3 33021x3 33120x3 33000x3 32311x6 12132x6",
        "33021x6 33120x6 32311x13 12132x13 32311x27 31301x3 22220x3 30111x3 11123x3 12100x3",
        "23321x3 03030x3 13121x3 23321x6 31301x6 22220x6 11123x6 23321x13 31301x13 23321x27",
      ]
    `);
  });
});

/** Ten proposals a line, each as its options' indices and its length; the reward is their mean. */
function proposals(strategy: AnyStrategy, given: Json): string[] {
  const options = strategy.options.parse(given);
  const context = { ...studyContext, space, options };
  let state = strategy.init({ ...context, random: stream('42', 'init') });
  const words = Array.from({ length: 30 }, (_, number) => {
    const random = stream('42', 'ask', number);
    const { epochs, ...proposal } = strategy.ask({ ...context, state, random, number });
    const { genotype } = proposal;
    const known = { number, fingerprint: fingerprint(space, genotype), reward: scoreOf(genotype) };
    const trial = trialOf({ ...proposal, ...known });
    state = strategy.tell({ ...context, state, trial });
    const length = strategy.fidelities === 'many' ? `x${epochs}` : '';
    return `${Object.values(proposal.genotype).join('')}${length}`;
  });
  return [0, 10, 20].map((from) => words.slice(from, from + 10).join(' '));
}

function scoreOf(genotype: Genotype): number {
  const choices = Object.values(genotype);
  return choices.reduce((sum, choice) => sum + choice, 0) / (3 * choices.length);
}
