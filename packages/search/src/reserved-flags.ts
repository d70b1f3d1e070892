/**
 * Flags that `nx run` keeps for itself; longer ones that start so plus a dash vanish too.
 *
 * Found by sending every one through Nx 23.2.
 */
export const prefixesTakenByNx = [
  'target',
  'batch',
  'parallel',
  'project',
  'exclude',
  'configuration',
  'graph',
  'verbose',
  'version',
  'help',
  'prod',
  'runner',
] as const;

/** Flags that `nx run` keeps for itself, only as they stand. */
export const namesTakenByNx = [
  'c',
  'p',
  'cwd',
  'env',
  'args',
  'command',
  'env-file',
  'ready-when',
  'color',
  'no-color',
  'tui',
  'tty',
  'dte',
  'output-style',
  'skip-nx-cache',
  'nx-bail',
] as const;

/** True where `nx run project:target --flag` would not hand the flag on. */
export function isTakenByNx(flag: string): boolean {
  const name = flag.replace(/^--/, '');
  return (
    (namesTakenByNx as readonly string[]).includes(name) ||
    prefixesTakenByNx.some((prefix) => name === prefix || name.startsWith(`${prefix}-`))
  );
}
