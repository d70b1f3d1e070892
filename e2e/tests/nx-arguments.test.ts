import { expect, test } from 'vitest';
import { nxRun, scratchFolder, search } from '../src/index.ts';

/** Every flag that `search <command> --help` lists, each with a value that a shell could break. */
async function everyFlag(command: string): Promise<string[]> {
  const scratch = scratchFolder();
  const { stdout } = await search([command, '--help'], scratch.path).finally(scratch.remove);
  const flags = [...stdout.matchAll(/^ {2}(--[a-z-]+)( <.+?>)?(?= )/gm)];
  return flags.flatMap(([, flag, argument]) =>
    argument === undefined ? [flag!] : [flag!, `a 'b' "c" & ${flag!}`],
  );
}

/** What a target of Nx was handed. */
async function echoed(words: readonly string[]): Promise<unknown> {
  const { stdout } = await nxRun(['e2e:echo-arguments', ...words]);
  return JSON.parse(/^arguments (.+)$/m.exec(stdout)?.[1] ?? 'null') as unknown;
}

test('Nx hands on every flag of evolve as it was typed', async () => {
  const words = await everyFlag('evolve');
  expect(words).toContain('--population-size');
  expect(await echoed(words)).toEqual(words);
});

test('Nx hands on every flag of darts, reinforce and random as it was typed', async () => {
  const words = [
    ...(await everyFlag('darts')),
    ...(await everyFlag('reinforce')),
    ...(await everyFlag('random')),
  ];
  expect(words).toContain('--supernet-epochs');
  expect(words).toContain('--hidden');
  expect(await echoed(words)).toEqual(words);
});

test('the echo would show a flag that Nx keeps', async () => {
  expect(await echoed(['--trials', '3', '--target-ms=4'])).toEqual(['--trials', '3']);
});

test('nx run search:evolve ends with the exit code and the words of the command line', async () => {
  const { code, stdout, stderr } = await nxRun(['search:evolve', '--trials', '0']);
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('--trials must be a whole number of at least 1, but got "0".');
});

test('nx run search:list names the members of every family', async () => {
  const { code, stdout } = await nxRun(['search:list']);
  expect(code).toBe(0);
  for (const name of ['evolve', 'fbnet', 'pixel', 'absolute', 'shapes']) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name}( |$)`, 'm'));
  }
});
