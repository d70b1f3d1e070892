import { afterAll, expect, test } from 'vitest';
import { scratchFolder, start, workspace } from '../src/index.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

test('studies that are killed ten times lose nothing and end as undisturbed ones', async () => {
  const main = `${workspace}experiments/dist/main.js`;
  const words = ['kill-soak', '--kills', '10', '--trials', '200', '--format', 'json'];
  const ended = await start([process.execPath, main, ...words], scratch.path).ended;
  expect(ended).toMatchObject({ code: 0 });
  expect(JSON.parse(ended.stdout)).toMatchObject({ kills: 10, failed: [] });
});
