/** The scene of the run that is open. What a run shows beyond its code (an undeclared call) is drawn from then on. */
import { useCallback, useMemo, useState } from 'react';
import { useRun } from '../../shared/run';
import { buildScene, codeOf, type Room, type Scene, type Seen } from '../../shared/scene';

export interface LiveScene {
  readonly scene: Scene;
  /** Says what a run has shown. */
  readonly learn: (seen: Seen) => void;
}

export function useScene(room: Room): LiveScene {
  const { plan, document, choice } = useRun();
  // Somebody's arrangement is made for a desk; a telephone arranges anew.
  const layout = room === 'wide' ? document.deployments[choice.deployment]?.layout : undefined;
  const code = useMemo(() => codeOf(plan, (module) => document.modules[module]?.handlers), [plan, document]);
  const [learned, setLearned] = useState<{ readonly plan: unknown; readonly seen: Seen } | undefined>();
  // Of another plan nothing is known here.
  const seen = learned?.plan === plan ? learned.seen : undefined;
  const scene = useMemo(
    () => buildScene(plan, code, { room, seen, layout }),
    [plan, code, room, seen, layout],
  );
  const learn = useCallback((news: Seen) => setLearned({ plan, seen: news }), [plan]);
  return { scene, learn };
}
