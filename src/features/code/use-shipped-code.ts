/** The code that a module ships with, to compare one's own with. */
import { useEffect, useState } from 'react';
import { useRun } from '../../shared/run';

/** Undefined for a module that ships with none, or in no system that ships. */
export function useShippedCode(system: string, module: string | undefined): string | undefined {
  const { shipped } = useRun();
  const [found, setFound] = useState<{ readonly of: string; readonly text: string | undefined }>();
  const key = `${system}/${module ?? ''}`;
  useEffect(() => {
    let isWanted = true;
    void shipped(system).then((document) => {
      if (isWanted) setFound({ of: key, text: document?.modules[module ?? '']?.handlers });
    });
    return () => {
      isWanted = false;
    };
  }, [shipped, system, module, key]);
  return found?.of === key ? found.text : undefined;
}
