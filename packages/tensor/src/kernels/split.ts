import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import type { WasmKernel } from '../kernel.ts';

const bytesPerValue = 4;

interface Call {
  inputs: { x: TensorInfo };
  attrs: { numOrSizeSplits: number | number[]; axis: number };
}

/** Cuts a tensor along channels by vector copies; other axes stay with the backend. */
export const split: WasmKernel = {
  name: 'SplitV',
  create({ run, pointer, output, stock }) {
    const ofBackend = stock('SplitV');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x } = inputs;
      const last = x.shape.length - 1;
      const axis = util.parseAxisParam(attrs.axis, x.shape)[0]!;
      if (axis !== last || x.dtype !== 'float32') return ofBackend(call);
      const widths = widthsOf(x.shape[last]!, attrs.numOrSizeSplits);
      const rows = util.sizeFromShape(x.shape.slice(0, last));
      let from = pointer(x);
      return widths.map((width) => {
        const part = output([...x.shape.slice(0, last), width]);
        const steps = { fromStep: x.shape[last]!, toStep: width, count: width };
        run('copyChannels', { from, to: part, rows, ...steps, mode: modes.set });
        from += width * bytesPerValue;
        return part;
      });
    };
  },
};

/** Widths of the parts: equal ones, or as given, where -1 takes what is left. */
function widthsOf(total: number, parts: number | readonly number[]): number[] {
  if (typeof parts === 'number') return Array.from({ length: parts }, () => total / parts);
  const given = parts.reduce((sum, width) => sum + Math.max(width, 0), 0);
  return parts.map((width) => (width === -1 ? total - given : width));
}
