/**
 * Drawing a wire: what it can end at is lit, everything else is dimmed, and each says why as long as it is pointed at or has
 * the focus. By pointer: let go over the end, or press it. By keyboard: arrows or the first letters choose, Enter takes.
 */
import { ViewportPortal } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { toService } from '../../../document/boundary';
import { join, nameOf, partOf } from '../../../document/edits';
import { perform } from '../../../document/perform';
import { joining, picked, tell } from '../../../shared/drawing';
import type { Run } from '../../../shared/run';
import { shortWay, type Point, type Rect, type Scene } from '../../../shared/scene';
import styles from './drawing.module.css';
import { modulesIn, rectOfPicked } from './picking';
import { useJoinKeys } from './use-join-keys';
import { useJoinPointer } from './use-join-pointer';
import { joinedNames, verdictsOf } from './verdicts';
import type { Views } from './view';

export interface JoiningProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly run: Run;
  readonly scene: Scene;
  readonly from: readonly string[];
  readonly views: Views;
}

export function Joining({ root, run, scene, from, views }: JoiningProps) {
  const { document, choice } = run;
  const [target, setTarget] = useState<string>();
  const [pointer, setPointer] = useState<Point>();
  const verdicts = useMemo(
    () => verdictsOf(from, scene, document, choice.deployment),
    [from, scene, document, choice.deployment],
  );
  const verdict = target === undefined ? undefined : verdicts.get(target);
  const live = useRef({ run, from, verdicts });
  useEffect(() => {
    live.current = { run, from, verdicts };
  });

  const take = useCallback((id: string) => {
    const { from, verdicts, run } = live.current;
    const found = verdicts.get(id);
    if (found === undefined) return;
    if (!found.ok) return tell(`${found.why} ${found.hint}`.trim(), 'refused');
    joining.set([]);
    const [source, end] = [partOf(from[0] ?? ''), partOf(id)];
    if (source === undefined || end === undefined) return;
    if (source.kind === 'module') return void toService(run, modulesIn(from), nameOf(end));
    void perform(run, `Connect ${joinedNames(from)} to ${joinedNames([id])}`, (before, { deployment }) =>
      join(before, deployment, source, end),
    ).then((refused) => refused ?? picked.set(from));
  }, []);

  useJoinPointer(root, views, from, { take, point: setTarget, move: setPointer });
  useJoinKeys(root, scene, from, verdicts, { take, reach: setTarget, target });

  const start = rectOfPicked(scene, from[0] ?? '');
  const end =
    (target !== undefined && target !== from[0] ? rectOfPicked(scene, target) : undefined) ?? dot(pointer);
  return (
    <>
      <ViewportPortal>
        {scene.boxes.map(({ id, rect: { x, y, width, height } }) => {
          const found = verdicts.get(id);
          if (found === undefined) return null;
          return (
            <div
              key={id}
              className={found.ok ? styles.legal : styles.illegal}
              data-target={id === target || undefined}
              style={{ left: x, top: y, width, height }}
            />
          );
        })}
        {start !== undefined && end !== undefined && (
          <svg className={styles.draft} aria-hidden="true" data-legal={verdict?.ok || undefined}>
            <path d={shortWay(start, end)} />
            <path d={shortWay(start, end)} />
          </svg>
        )}
      </ViewportPortal>
      <p className={styles.says} role="status" data-illegal={verdict?.ok === false || undefined}>
        <b>
          {verdict === undefined
            ? joinedNames(from)
            : `${joinedNames(from)} → ${joinedNames([target ?? ''])}`}
        </b>{' '}
        {verdict === undefined ? HOW : verdict.ok ? verdict.says : `${verdict.why} ${verdict.hint}`}
      </p>
    </>
  );
}

const HOW =
  'to what? Press a lit box, or go there with the arrows or its first letters and press Enter. Esc gives up.';

function dot(point: Point | undefined): Rect | undefined {
  return point && { ...point, width: 0, height: 0 };
}
