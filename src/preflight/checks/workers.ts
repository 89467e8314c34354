import { bad, good, type Check } from '../check';

/** A worker that is made from a text, as the simulation is. */
export const workers: Check = {
  id: 'workers',
  title: 'Background scripts',
  async run() {
    const url = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
    try {
      const worker = new Worker(url);
      await new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = reject;
      });
      worker.terminate();
      return good('Workers start, those made from blobs too.');
    } finally {
      URL.revokeObjectURL(url);
    }
  },
  otherwise: bad(
    'The browser starts no workers from blobs, in which every simulation runs.',
    'A policy or an extension blocks them: switch script blockers off for this address, or try another browser or profile.',
  ),
};
