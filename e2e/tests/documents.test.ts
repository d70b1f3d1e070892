import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  codeBlocks,
  documents,
  mentions,
  scratchFolder,
  search,
  start,
  workspace,
} from '../src/index.ts';

interface Package {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly nx?: { readonly name: string; readonly targets?: Readonly<Record<string, unknown>> };
}

function packageAt(path: string): Package {
  return JSON.parse(readFileSync(join(workspace, path), 'utf8')) as Package;
}

const root = packageAt('package.json');
const folders = [
  ...readdirSync(join(workspace, 'packages')).map((name) => `packages/${name}`),
  ...['search-spaces', 'hardware-profiles', 'experiments', 'e2e'],
];
const projects = folders.map((folder) => packageAt(`${folder}/package.json`));

function textOfAll(): string {
  return documents()
    .map(({ text }) => text)
    .join('\n');
}

test('every block of TypeScript in the documents compiles as our own code does', async () => {
  const folder = join(workspace, 'e2e', 'out-tsc', 'documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = documents().flatMap((document) => codeBlocks(document, 'ts'));
  expect(blocks.length).toBeGreaterThanOrEqual(2);
  for (const [index, code] of blocks.entries()) {
    writeFileSync(join(folder, `block-${index}.ts`), code);
  }
  const compilerOptions = {
    noEmit: true,
    composite: false,
    declarationMap: false,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    typeRoots: ['../../../node_modules/@types'],
  };
  const configuration = { extends: '../../../tsconfig.base.json', compilerOptions };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  const compiler = join(workspace, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiled = await start([process.execPath, compiler, '--project', folder], workspace).ended;
  expect(compiled).toMatchObject({ code: 0, stdout: '' });
});

test('every Nx target that the documents name exists', () => {
  const targets = projects.flatMap(({ nx }) =>
    Object.keys(nx?.targets ?? {}).map((target) => `${nx!.name}:${target}`),
  );
  const named = mentions(textOfAll(), /\bnx run ([a-z0-9-]+:[a-z0-9-]+)/g);
  expect(named).toContain('search:evolve');
  expect(named.filter((name) => !targets.includes(name))).toEqual([]);
});

test('every npm script that the documents name exists', () => {
  const scripts = Object.keys(root.scripts ?? {});
  const named = mentions(textOfAll(), /\bnpm run ([a-z:-]+)(?! *install)/g);
  expect(named.filter((name) => name !== 'install' && !scripts.includes(name))).toEqual([]);
});

test('every flag that the documents give a search exists', async () => {
  const scratch = scratchFolder();
  const { stdout } = await search(['evolve', '--help'], scratch.path).finally(scratch.remove);
  const commands = mentions(textOfAll(), /nx run search:evolve ([^`\n#]*)/g).join(' ');
  const inTables = mentions(textOfAll(), /^\| (`--[^|]*)\|/gm).join(' ');
  const named = mentions(`${commands} ${inTables}`, /(?<![\w-])(--[a-z][a-z-]*)/g);
  expect(named).toContain('--device');
  expect(named.filter((flag) => !new RegExp(`${flag}[ ,]`).test(stdout))).toEqual([]);
});

test('every file that the documents link to exists', () => {
  const broken = documents().flatMap(({ path, text }) =>
    mentions(text, /\]\((?!https?:|#)([^)#]+)/g).filter(
      (link) => !existsSync(join(workspace, dirname(path), link)),
    ),
  );
  expect(broken).toEqual([]);
});

test('every dependency has its line in docs/dependencies.md, with its version', () => {
  const text = readFileSync(join(workspace, 'docs', 'dependencies.md'), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  const used = [root, ...projects].flatMap((project) =>
    Object.entries({
      ...project.dependencies,
      ...project.devDependencies,
      ...project.optionalDependencies,
    }),
  );
  const missing = used.filter(
    ([name, version]) =>
      !name.startsWith('@espalier/') &&
      !lines.some((line) => line.includes(`\`${name}\``) && line.includes(version)),
  );
  expect(missing).toEqual([]);
});

test('every refused install script is explained in docs/dependencies.md', () => {
  const text = readFileSync(join(workspace, 'docs', 'dependencies.md'), 'utf8');
  const refused = Object.keys(root.allowScripts ?? {});
  expect(refused.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('docs/architecture.md has a line for every project', () => {
  const text = readFileSync(join(workspace, 'docs', 'architecture.md'), 'utf8');
  const names = projects.map(({ nx }) => nx!.name);
  expect(names.filter((name) => !text.includes(`| \`${name}\` `))).toEqual([]);
});
