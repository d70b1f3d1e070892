import { expect, test } from 'vitest';
import { start, workspace } from '../src/index.ts';

const doctor = (...words: readonly string[]) => {
  const program = `${workspace}packages/tensor/dist/doctor/main.js`;
  return start([process.execPath, program, ...words], workspace).ended;
};

test('the doctor measures what runs and says why the rest does not', async () => {
  const words = ['--backends', 'wasm-simd,webgpu', '--seconds', '0.1', '--format', 'json'];
  const { code, stdout, stderr } = await doctor(...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '1 of 2: wasm-simd\n2 of 2: webgpu\n' });
  const { machine, backends } = JSON.parse(stdout) as {
    machine: { node: string };
    backends: Record<string, unknown>[];
  };
  expect(machine.node).toBe(process.versions.node);
  expect(backends[0]).toMatchObject({
    backend: 'wasm-simd',
    available: true,
    description: `wasm-simd (SIMD, Node ${process.versions.node})`,
  });
  expect(backends[0]!['trainingImagesPerSecond']).toBeGreaterThan(0);
  if (backends[1]!['available'] === false) expect(backends[1]!['reason']).toContain('Install');
});

test('the doctor refuses a backend that there is not', async () => {
  const { code, stderr } = await doctor('--backends', 'webgl');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^BAD_INPUT: flags must be among .*, but got "--backends webgl"/);
});
