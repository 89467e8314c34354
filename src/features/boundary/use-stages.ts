/** The stages of taking a module out: made once, then deployments of the document like any other. */
import { useEffect, useState } from 'react';
import { loadBoundary, type CopyWay, type ExtractionOrder, type Stage } from '../../../simulator';
import { lastBoundary, tell } from '../../shared/drawing';
import { useRun, type Run } from '../../shared/run';
import { extracting, type Extracting, type Moving } from './stages';
import { whenIdle } from './when-idle';

/** Put behind a step's name. */
const OVER: Readonly<Record<Moving, string>> = {
  'at-once': '',
  'dual-writes': ', with dual writes',
  'change-capture': ', with change data capture',
};

function copying(moving: Moving): CopyWay | undefined {
  return moving === 'at-once' ? undefined : moving;
}

/** The stages; in words why there are none; undefined until they are known. */
export function useStages(
  from: string,
  module: string | undefined,
  order: ExtractionOrder,
  moving: Moving,
  begun: Extracting | undefined,
): Extracting | string | undefined {
  const { document, choice } = useRun();
  const { system } = choice;
  const [made, setMade] = useState<Extracting | string | undefined>();
  const isBegun =
    begun !== undefined && begun.module === module && begun.order === order && begun.moving === moving;
  useEffect(() => {
    setMade(undefined);
    if (module === undefined || isBegun) return undefined;
    let isGone = false;
    const make = async (): Promise<Extracting | string> => {
      const { extraction } = await loadBoundary();
      await whenIdle();
      const planned = extraction(document, from, [module], order, copying(moving));
      if (planned.ok) return { system, from, module, order, moving, stages: planned.stages };
      const { message = 'it cannot be taken out', hint = '' } = planned.faults[0] ?? {};
      return `${message.charAt(0).toUpperCase()}${message.slice(1)}${hint === '' ? '' : `: ${hint}`}.`;
    };
    void make()
      .catch(
        () => 'What plans the stages could not be fetched. Check the connection and open the panel again.',
      )
      .then((next) => {
        if (!isGone) setMade(next);
      });
    return () => {
      isGone = true;
    };
  }, [document, system, from, module, order, moving, isBegun]);
  return isBegun ? begun : made;
}

/** Runs a stage. The first time, all of them join the document, in one step. */
export async function tryStage(run: Run, stages: Extracting, stage: Stage): Promise<void> {
  const { module, from, order, moving } = stages;
  const before = { document: run.document, deployment: from };
  const isKnown = Object.hasOwn(run.document.deployments, stage.deployment);
  const step = `Take ${module} out in stages, ${order} first${OVER[moving]}`;
  if (isKnown) run.commands.chooseDeployment(stage.deployment);
  else {
    const { extraction } = await loadBoundary();
    const faults = await run.commands.edit(step, (document) => {
      const planned = extraction(document, from, [module], order, copying(moving));
      return planned.ok
        ? { document: planned.document, choice: { deployment: stage.deployment } }
        : { document };
    });
    if (faults.length > 0) return tell(`The stages cannot be run: ${faults[0]?.message ?? ''}.`, 'refused');
    tell(step, 'done');
    extracting.set(stages);
  }
  lastBoundary.set({ step, system: stages.system, deployment: stage.deployment, before });
}
