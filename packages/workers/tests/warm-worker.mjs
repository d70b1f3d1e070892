import { threadId } from 'node:worker_threads';
import { EspalierError } from '@espalier/protocol';
import { givenWorkerData, serve } from '@espalier/workers';

const { starts, failing } = givenWorkerData();

async function warmUp() {
  Atomics.add(starts, 0, 1);
  if (failing) throw new EspalierError('BACKEND_UNAVAILABLE', 'no such backend');
}

const refusing = () => {
  throw new EspalierError('OUT_OF_MEMORY', 'does not fit', { bytes: 1 });
};

export default serve(({ act }) => (act === 'refuse' ? refusing() : threadId), {
  warmUp,
  isLost: () => false,
});
