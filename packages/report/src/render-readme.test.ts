import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fbnetReport } from '../tests/fixtures/report-data.ts';
import { renderReadme } from './render-readme.ts';

const data = fbnetReport();
const readme = renderReadme(data);

function block(language: string, text: string): string {
  const found = Array.from(text.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm));
  return found.find(([, name, code]) => name === language && code!.length > 60)?.[2] ?? '';
}

/** Stands for the runtime: prints the file and the tensor, and answers with three logits. */
const runtime = `
export class Tensor {
  constructor(type, data, dims) { Object.assign(this, { type, data, dims }); }
}
export const InferenceSession = {
  create: async (file) => ({
    inputNames: ['image'],
    outputNames: ['logits'],
    run: async ({ image }) => {
      const values = [image.data[0], image.data[image.data.length - 1]];
      console.log(JSON.stringify({ file, type: image.type, dims: image.dims, values }));
      return { logits: { data: Float32Array.of(0, 3, 1) } };
    },
  }),
};`;

test('code blocks load the real file, the smallest ONNX first', () => {
  expect(block('js', readme)).toContain(`InferenceSession.create('model-int8.onnx')`);
  expect(block('python', readme)).toContain('onnxruntime.InferenceSession("model-int8.onnx"');
  expect(readme).toContain('`model.onnx` load');
});

test('the Node example runs and hands over a normalised tensor in channels-first layout', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  const module = join(folder, 'node_modules', 'onnxruntime-node');
  mkdirSync(module, { recursive: true });
  writeFileSync(join(module, 'package.json'), '{"type":"module","exports":"./index.js"}');
  writeFileSync(join(module, 'index.js'), runtime);
  writeFileSync(join(folder, 'example.mjs'), block('js', readme));
  const [call, answer] = execFileSync(process.execPath, ['example.mjs'], { cwd: folder })
    .toString()
    .split('\n');
  rmSync(folder, { recursive: true });
  const { mean, deviation, classNames } = data.input;
  const black = mean.map((value, channel) => Math.fround(-value / deviation[channel]!));
  expect(JSON.parse(call!)).toEqual({
    file: 'model-int8.onnx',
    type: 'float32',
    dims: [1, 3, 32, 32],
    values: [black[0], black[2]],
  });
  expect(answer).toBe(classNames![1]);
});

test('lists every file, every stage and the command', () => {
  for (const { file } of data.artefacts) expect(readme).toContain(`| \`${file}\` |`);
  for (const { name } of data.stages) expect(readme).toContain(`| ${name} |`);
  expect(readme).toContain(`\`\`\`sh\n${data.study.command}\n\`\`\``);
  expect(readme).toContain('[N, 3, 32, 32]');
});

test('keeps markup and table bars of a device title as text', () => {
  const device = { ...data.study.device, title: '<script>|`x`\n# y' };
  const text = renderReadme({ ...data, study: { ...data.study, device, title: device.title } });
  expect(text).not.toContain('<script>');
  expect(text).toContain('# &lt;script>\\|\\`x\\` \\# y\n');
});

test('fences a command that holds a fence', () => {
  const study = { ...data.study, command: 'run "```"' };
  expect(renderReadme({ ...data, study })).toContain('````sh\nrun "```"\n````');
});

test('has no code to load a model where no ONNX file was written', () => {
  expect(renderReadme({ ...data, artefacts: [] })).not.toContain('onnxruntime');
});
