/** The timeline: lanes over a scale, a mark where the run stands, and the way to any moment. */
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { useIsBlind, useRun } from '../../shared/run';
import { momentText, spanText } from '../../shared/ui';
import { Fingerprint } from './Fingerprint';
import { Lane } from './Lane';
import { LANES } from './lanes';
import { Playhead } from './Playhead';
import { extentOf, lengthText, ticksOf } from './scale';
import { useStory } from './use-story';
import styles from './timeline.module.css';

/** Shares of the scale that an arrow key and a page key go. */
const STEP = 0.01;
const PAGE = 0.1;

export function Timeline() {
  const { plan, frames, commands, status } = useRun();
  const story = useStory();
  const isBlind = useIsBlind();
  const lanes = LANES.filter(({ isTruth = false }) => !(isBlind && isTruth));
  const [isWhole, setWhole] = useState(false);
  const extentNs = isWhole ? plan.lengthNs : extentOf(story.reachedNs, plan.lengthNs);
  const track = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(track);
  const ticks = useMemo(() => ticksOf(extentNs, widthPx), [extentNs, widthPx]);
  const [hoverNs, setHover] = useState<number>();
  const nowNs = Math.min(story.nowNs, extentNs);

  const at = ({ clientX }: PointerEvent): number => {
    const { left, width } = track.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return Math.round(Math.min(1, Math.max(0, (clientX - left) / width)) * extentNs);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const share = SHARES[event.key];
    if (share === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    event.stopPropagation();
    const target = event.key === 'Home' ? 0 : (frames.latest?.nowNs ?? 0) + (share ?? 1) * extentNs;
    commands.seek(Math.min(event.key === 'End' ? extentNs : plan.lengthNs, Math.max(0, target)));
  };

  return (
    <div className={styles.timeline}>
      <div className={styles.names} aria-hidden>
        {lanes.map(({ title }) => (
          <span key={title}>{title}</span>
        ))}
      </div>
      <div
        ref={track}
        className={styles.track}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the run"
        aria-valuemin={0}
        aria-valuemax={extentNs}
        aria-valuenow={nowNs}
        aria-valuetext={momentText(story.nowNs, extentNs)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setHover(at(event))}
        onPointerLeave={() => setHover(undefined)}
        onPointerUp={(event) => event.button === 0 && commands.seek(at(event))}
      >
        {ticks.map((ns) => (
          <span key={ns} className={styles.tick} style={{ left: `${(ns / extentNs) * 100}%` }}>
            {ns === 0 ? '0' : spanText(ns)}
          </span>
        ))}
        {lanes.map(({ title, marksOf }) => (
          <Lane key={title} marks={marksOf(story)} extentNs={extentNs} nowNs={story.nowNs} />
        ))}
        {status.phase !== 'running' && (
          <div className={styles.beyond} style={{ left: `${(story.reachedNs / extentNs) * 100}%` }} />
        )}
        <Playhead extentNs={extentNs} />
        {hoverNs !== undefined && (
          <span
            className={styles.hover}
            style={{ left: `${(hoverNs / extentNs) * 100}%` }}
            data-late={hoverNs > extentNs * 0.9 || undefined}
          >
            {momentText(hoverNs, extentNs)}
          </span>
        )}
      </div>
      <div className={styles.end}>
        <output className={styles.clock}>{momentText(story.nowNs, extentNs)}</output>
        <div className={styles.scaleRow}>
          <Fingerprint />
          <button
            type="button"
            className={styles.scale}
            aria-pressed={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? 'show what has run' : `show all ${lengthText(plan.lengthNs)}`}
          </button>
        </div>
      </div>
    </div>
  );
}

const SHARES: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  ArrowRight: STEP,
  ArrowUp: STEP,
  PageDown: -PAGE,
  PageUp: PAGE,
};

/** Width of an element, px; follows it. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return widthPx;
}
