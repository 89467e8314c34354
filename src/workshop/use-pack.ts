/** The pack that a link has brought. */
import { useEffect, useState } from 'react';
import { packIn, type PackRead } from '../document/workshop';

/** Undefined as long as it is being read. */
export function usePack(brought: string): PackRead | undefined {
  const [read, setRead] = useState<PackRead>();
  useEffect(() => {
    let isWanted = true;
    void packIn(brought).then((found) => isWanted && setRead(found));
    return () => {
      isWanted = false;
    };
  }, [brought]);
  return read;
}
