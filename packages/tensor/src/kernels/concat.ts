import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import type { WasmKernel } from '../kernel.ts';

const bytesPerValue = 4;

/** Joins tensors along channels by vector copies; other axes stay with the backend. */
export const concat: WasmKernel = {
  name: 'Concat',
  create({ run, pointer, output, stock }) {
    const ofBackend = stock('Concat');
    return (call) => {
      const parts = Object.values(call.inputs as Record<string, TensorInfo>);
      const [first] = parts;
      const { axis } = call.attrs as { axis: number };
      const last = first!.shape.length - 1;
      const fits = util.parseAxisParam(axis, first!.shape)[0] === last;
      if (!fits || parts.some(({ dtype }) => dtype !== 'float32')) return ofBackend(call);
      const width = parts.reduce((sum, { shape }) => sum + shape[last]!, 0);
      const joined = output([...first!.shape.slice(0, last), width]);
      const rows = util.sizeFromShape(first!.shape.slice(0, last));
      let to = pointer(joined);
      for (const part of parts) {
        const count = part.shape[last]!;
        const steps = { fromStep: count, toStep: width, count };
        run('copyChannels', { from: part, to, rows, ...steps, mode: modes.set });
        to += count * bytesPerValue;
      }
      return joined;
    };
  },
};
