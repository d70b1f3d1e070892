import { stream } from '@espalier/random';
import { describe, test } from 'vitest';
import { runKernel } from '../run-kernel.ts';
import { expectNear, guarded, normals } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

const counts = [1, 4, 7, 130];
const steps = 6;

describe.each(kernelSets)('optimizer steps (%s)', (_, set) => {
  test.each(counts)('SGD of %i weights, with and without Nesterov momentum', (count) => {
    const settings = { learningRate: 0.3, momentum: 0.9, decay: 0.01 };
    for (const nesterov of [0, 1]) {
      const random = stream('sgd', count, nesterov);
      const start = normals(random, count);
      let held = { weight: guarded(start), velocity: guarded(new Float32Array(count)) };
      const [weight, velocity] = [Float64Array.from(start), new Float64Array(count)];
      for (let step = 0; step < steps; step++) {
        const gradient = normals(random, count);
        held = runKernel(set, 'sgdStep', {
          ...{ ...held, gradient, count, nesterov, ...settings },
        }) as typeof held;
        for (let i = 0; i < count; i++) {
          const g = gradient[i]! + settings.decay * weight[i]!;
          velocity[i] = settings.momentum * velocity[i]! + g;
          const move = nesterov === 1 ? g + settings.momentum * velocity[i]! : velocity[i]!;
          weight[i]! -= settings.learningRate * move;
        }
      }
      expectNear(held.weight, weight, { tolerance: 3e-6 });
      expectNear(held.velocity, velocity, { tolerance: 3e-6 });
    }
  });

  test.each(counts)('RMSprop of %i weights', (count) => {
    const settings = { learningRate: 0.02, momentum: 0.9, squareMomentum: 0.9, decay: 0.01 };
    const epsilon = 1e-3;
    const random = stream('rmsprop', count);
    const start = normals(random, count);
    const zeros = new Float32Array(count);
    let held = { weight: guarded(start), velocity: guarded(zeros), square: guarded(zeros) };
    const weight = Float64Array.from(start);
    const [velocity, square] = [new Float64Array(count), new Float64Array(count)];
    for (let step = 0; step < steps; step++) {
      const gradient = normals(random, count);
      held = runKernel(set, 'rmspropStep', {
        ...{ ...held, gradient, count, epsilon, ...settings },
      }) as typeof held;
      for (let i = 0; i < count; i++) {
        const g = gradient[i]! + settings.decay * weight[i]!;
        square[i] = 0.9 * square[i]! + 0.1 * g * g;
        const move = (settings.learningRate * g) / Math.sqrt(square[i]! + epsilon);
        velocity[i] = settings.momentum * velocity[i]! + move;
        weight[i]! -= velocity[i]!;
      }
    }
    expectNear(held.weight, weight, { tolerance: 3e-6 });
    expectNear(held.square, square, { tolerance: 3e-6 });
  });

  test.each(counts)('Adam and AdamW of %i weights', (count) => {
    const settings = { learningRate: 0.02, momentum: 0.9, squareMomentum: 0.99, epsilon: 1e-8 };
    for (const decays of [
      { decay: 0.05, decoupledDecay: 0 },
      { decay: 0, decoupledDecay: 0.05 },
    ]) {
      const random = stream('adam', count, decays.decay);
      const start = normals(random, count);
      const zeros = new Float32Array(count);
      let held = { weight: guarded(start), velocity: guarded(zeros), square: guarded(zeros) };
      const weight = Float64Array.from(start);
      const [velocity, square] = [new Float64Array(count), new Float64Array(count)];
      for (let step = 1; step <= steps; step++) {
        const gradient = normals(random, count);
        const [correction, squareCorrection] = [1 - 0.9 ** step, 1 - 0.99 ** step];
        held = runKernel(set, 'adamStep', {
          ...{ ...held, gradient, count, correction, squareCorrection, ...settings, ...decays },
        }) as typeof held;
        for (let i = 0; i < count; i++) {
          const g = gradient[i]! + decays.decay * weight[i]!;
          velocity[i] = 0.9 * velocity[i]! + 0.1 * g;
          square[i] = 0.99 * square[i]! + 0.01 * g * g;
          const deviation = Math.sqrt(square[i]! / squareCorrection) + settings.epsilon;
          const move = velocity[i]! / correction / deviation + decays.decoupledDecay * weight[i]!;
          weight[i]! -= settings.learningRate * move;
        }
      }
      expectNear(held.weight, weight, { tolerance: 3e-6 });
      expectNear(held.velocity, velocity, { tolerance: 3e-6 });
    }
  });
});
