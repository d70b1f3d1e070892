// A thread that computes with native kernels until it is terminated.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const addon = createRequire(import.meta.url)(workerData);
const { buffer } = new WebAssembly.Memory({ initial: 64 });
const kernels = addon.bind(buffer, addon.instructionSets[0]);
// batchMoments: x, rows, channels, mean, variance.
new Int32Array(buffer, 64, 5).set([1024, 10_000, 64, 512, 768]);
parentPort.postMessage('runs');
for (;;) kernels.batchMoments(64);
