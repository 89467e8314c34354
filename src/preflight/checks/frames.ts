import { openSandbox } from '../../shared/sandbox';
import { bad, good, type Check } from '../check';

/** The frame in which a stranger's code is kept from everything else, with a worker in it that answers. */
export const frames: Check = {
  id: 'frames',
  title: 'Sandboxed frames',
  async run() {
    const { frame } = await import('virtual:faultline-engine-small');
    const closed = new AbortController();
    try {
      await new Promise((resolve, reject) => {
        void openSandbox(document, frame, ANSWERS, reject, closed.signal).then((port) => {
          port.onmessage = resolve;
        }, reject);
      });
      return good('A sandboxed frame opens, and a worker runs in it.');
    } finally {
      closed.abort();
    }
  },
  otherwise: bad(
    'No sandboxed frame with a worker opens; simulations run in nothing else.',
    'An extension or a proxy that rewrites pages stops it: switch it off for this address, or try another browser or profile.',
  ),
};

const ANSWERS = 'onmessage = ({ ports }) => ports[0].postMessage(1);';
