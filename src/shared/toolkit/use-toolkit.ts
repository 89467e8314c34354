/** The definitions and the fault grammar, fetched when they are first needed. */
import { useEffect, useState } from 'react';
import { loadToolkit, type Toolkit } from '../../../simulator';

let loaded: Toolkit | undefined;

/** Undefined until it has come, or when it cannot be fetched. */
export function useToolkit(): Toolkit | undefined {
  const [toolkit, setToolkit] = useState(loaded);
  useEffect(() => {
    if (toolkit !== undefined) return;
    let isGone = false;
    loadToolkit().then(
      (fetched) => {
        loaded = fetched;
        if (!isGone) setToolkit(fetched);
      },
      // Without it the page says less; asking again costs a reload.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [toolkit]);
  return toolkit;
}
