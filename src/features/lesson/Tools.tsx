/** Always one action away: what is to be done, a hint, the start again, and a solution. */
import { useSelector } from '@xstate/react';
import { Flag, Lightbulb, ListChecks, RotateCcw } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from '../../shared/ui';
import { isEnd, stepAt } from './context';
import styles from './lesson.module.css';
import type { LessonActor } from './machine';
import { Prose } from './Prose';
import { Objectives } from './Work';

type Tool = 'task' | 'hint' | 'solution';

export function Tools({ actor }: { readonly actor: LessonActor }) {
  const [open, setOpen] = useState<Tool>();
  const [hints, setHints] = useState(1);
  const id = useId();
  const { lesson, mine } = useSelector(actor, ({ context }) => context);
  const canPut = useSelector(
    actor,
    ({ context }) => stepAt(context)?.achieve !== undefined || isEnd(context),
  );
  const view = useSelector(actor, ({ context }) => context.view);
  useEffect(() => setOpen(undefined), [view]);
  const toggle = (tool: Tool): void => setOpen(open === tool ? undefined : tool);
  const button = (tool: Tool) => ({
    look: 'quiet' as const,
    'aria-expanded': open === tool,
    'aria-controls': id,
    onClick: () => toggle(tool),
  });
  return (
    <footer className={styles.tools}>
      <div
        id={id}
        role="region"
        aria-label="Help with this lesson"
        className={styles.drawer}
        hidden={open === undefined}
      >
        {open === 'task' && (
          <>
            <h3>What is to be achieved in the end</h3>
            <Objectives actor={actor} />
          </>
        )}
        {open === 'hint' && (
          <>
            <h3>
              Hint {hints} of {lesson.hints.length}
            </h3>
            <ol className={styles.hints}>
              {lesson.hints.slice(0, hints).map((hint) => (
                <li key={hint}>
                  <Prose text={hint} />
                </li>
              ))}
            </ol>
            {hints < lesson.hints.length && <Button onClick={() => setHints(hints + 1)}>One more</Button>}
          </>
        )}
        {open === 'solution' && (
          <>
            <h3>One design that does it</h3>
            <p>{lesson.solution.says}</p>
            <Button
              onClick={() => {
                actor.send({ type: 'SOLVE' });
                setOpen(undefined);
              }}
            >
              {canPut ? 'Put it into the picture' : 'Show it in the picture'}
            </Button>
          </>
        )}
      </div>
      {mine !== undefined && (
        <p className={styles.instead}>
          What you made is kept.
          <Button onClick={() => actor.send({ type: 'UNSOLVE' })}>Back to your own</Button>
        </p>
      )}
      <div className={styles.toolRow} role="group" aria-label="Help">
        <Button {...button('task')}>
          <ListChecks aria-hidden />
          Task
        </Button>
        <Button {...button('hint')}>
          <Lightbulb aria-hidden />
          Hint
        </Button>
        <Button look="quiet" onClick={() => actor.send({ type: 'RESET' })}>
          <RotateCcw aria-hidden />
          Reset
        </Button>
        <Button {...button('solution')}>
          <Flag aria-hidden />
          Solution
        </Button>
      </div>
    </footer>
  );
}
