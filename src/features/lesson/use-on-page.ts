/** Keeps the page in step with the lesson: its picture, what of the page is there, and what the learner draws. */
import { useSelector } from '@xstate/react';
import { useEffect, useRef } from 'react';
import { ownSource } from '../../document';
import { drawnIn } from '../../document/lessons';
import { commandFilter } from '../../shared/commands';
import { isDrawing } from '../../shared/drawing';
import { hasPanel, limits, mayDraw, selection, shownPanel, useRun, type Run } from '../../shared/run';
import { sourceId } from './context';
import { hasCommand, limitsAt } from './limits';
import type { LessonActor } from './machine';
import { playFitting } from './playing';

export function useOnPage(actor: LessonActor): void {
  useLimited(actor);
  usePicture(actor);
  usePredictedRun(actor);
}

function useLimited(actor: LessonActor): void {
  const lesson = useSelector(actor, ({ context }) => context.lesson);
  const view = useSelector(actor, ({ context }) => context.view);
  const isStill = useSelector(actor, (snapshot) => snapshot.matches('asking'));
  useEffect(() => {
    const now = limitsAt(lesson, view, isStill);
    limits.set(now);
    commandFilter.set((id) => hasCommand(now, id));
    if (!mayDraw(now)) isDrawing.set(false);
    const panel = shownPanel.get();
    if (panel !== undefined && panel !== 'outline' && !hasPanel(now, panel)) shownPanel.set(undefined);
  }, [lesson, view, isStill]);
}

/** Opens what the lesson shows, and tells it what becomes of it. */
function usePicture(actor: LessonActor): void {
  const { document, choice, source, commands, status } = useRun();
  const context = useSelector(actor, ({ context: now }) => now);
  const opened = useRef(0);
  const id = sourceId(context);
  const { number, shown } = context.picture;
  useEffect(() => {
    if (opened.current === number) return;
    opened.current = number;
    selection.set(undefined);
    commands.open(ownSource(shown.document, id), shown.choice);
  }, [number, shown, id, commands]);
  const isThere = source.kind === 'own' && source.id === id && status.phase !== 'compiling';
  const before = useRef<{ readonly number: number; readonly key: string }>(undefined);
  useEffect(() => {
    if (!isThere) return;
    const drawn = drawnIn(context.lesson, document, choice.deployment);
    const key = JSON.stringify(drawn);
    const first = before.current?.number !== number;
    const isSame = before.current?.key === key;
    before.current = { number, key };
    if (!first && !isSame) actor.send({ type: 'DRAWN', drawn });
  }, [actor, isThere, number, document, choice.deployment, context.lesson]);
}

/** The run in which what was foretold comes about: played, and told when it is over. */
function usePredictedRun(actor: LessonActor): void {
  const run = useRun();
  const isRunning = useSelector(actor, (now) => now.matches('running') && !now.context.isRevealed);
  const id = useSelector(actor, ({ context }) => sourceId(context));
  const { status, source, stop } = run;
  const isThere = source.kind === 'own' && source.id === id;
  const stage = useRef<'before' | 'on'>('before');
  const isReady = isThere && status.phase === 'paused';
  useEffect(() => {
    if (!isRunning) {
      stage.current = 'before';
    } else if (stage.current === 'before' && isReady) {
      stage.current = 'on';
      playFitting(run);
    } else if (stage.current === 'on' && isOver(status.phase, stop?.isOver)) {
      actor.send({ type: 'REVEAL' });
    }
  }, [actor, isRunning, isReady, run, status.phase, stop]);
}

function isOver(phase: Run['status']['phase'], isRequestOver: boolean | undefined): boolean {
  return phase === 'ended' || phase === 'failed' || (phase === 'paused' && isRequestOver === true);
}
