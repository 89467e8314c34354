import { good, limited, type Check } from '../check';

/** The picture, what lets time pass and a panel side by side. */
const COMFORTABLE = { width: 1000, height: 600 };

export const screen: Check = {
  id: 'screen',
  title: 'Screen',
  async run() {
    const { innerWidth, innerHeight } = window;
    const size = `${innerWidth} × ${innerHeight}`;
    if (innerWidth >= COMFORTABLE.width && innerHeight >= COMFORTABLE.height)
      return good(`${size}: room for everything.`);
    return limited(
      `${size}: everything works, with one thing at a time in sight.`,
      'Make the window larger or zoom out. On a projector, 1280 × 720 is enough.',
    );
  },
  otherwise: limited('The size of the window is not known.', ''),
};
