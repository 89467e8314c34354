/**
 * A curve over a few points: drawn by the pointer, or point by point with the arrow keys, and shown beside the one that came.
 * Each point is a slider, so a screen reader hears where it is and how high.
 */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { FIGURES, printValue } from '../../../lessons/figures';
import styles from './lesson.module.css';
import type { Predict } from './Question';

const WIDTH = 340;
const HEIGHT = 190;
const LEFT = 56;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 40;
/** Steps of an arrow key over the whole height. */
const FINENESS = 20;

interface CurvePlotProps {
  readonly asked: NonNullable<Predict['curve']>;
  readonly drawn: readonly (number | undefined)[];
  /** What came, a value a point. */
  readonly came?: readonly number[] | undefined;
  /** Left out: it is only to be looked at. */
  readonly onDraw?: (drawn: readonly (number | undefined)[]) => void;
}

export function CurvePlot({ asked, drawn, came, onDraw }: CurvePlotProps) {
  const { at, label, measure } = asked;
  const { unit } = FIGURES[measure];
  const svg = useRef<SVGSVGElement>(null);
  // What came may be above the scale.
  const top = Math.max(asked.top, ...(came ?? []));
  const x = (place: number): number => LEFT + (place / (at.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);

  const put = (place: number, value: number): void =>
    onDraw?.(drawn.map((one, i) => (i === place ? Math.min(asked.top, Math.max(0, value)) : one)));
  const draw = ({ clientX, clientY, buttons }: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (box === undefined || buttons === 0) return;
    const [px, py] = [
      ((clientX - box.left) / box.width) * WIDTH,
      ((clientY - box.top) / box.height) * HEIGHT,
    ];
    const place = Math.round(((px - LEFT) / (WIDTH - LEFT - RIGHT)) * (at.length - 1));
    const value = ((HEIGHT - BOTTOM - py) / (HEIGHT - TOP - BOTTOM)) * top;
    if (place >= 0 && place < at.length) put(place, value);
  };
  const press = (event: KeyboardEvent, place: number): void => {
    const now = drawn[place] ?? 0;
    const next = { ArrowUp: now + top / FINENESS, ArrowDown: now - top / FINENESS, Home: 0, End: top }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    put(place, next);
  };

  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.plot}
      data-drawable={onDraw !== undefined || undefined}
      role="group"
      aria-label={`Curve over ${label}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(event);
      }}
      onPointerMove={draw}
    >
      {[0, top / 2, top].map((value) => (
        <g key={value} aria-hidden>
          <line className={styles.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text className={styles.tick} x={LEFT - 8} y={y(value) + 4} textAnchor="end">
            {printValue(unit, value)}
          </text>
        </g>
      ))}
      {at.map((value, place) => (
        <text
          key={place}
          className={styles.tick}
          x={x(place)}
          y={HEIGHT - BOTTOM + 16}
          textAnchor="middle"
          aria-hidden
        >
          {value}
        </text>
      ))}
      <text
        className={styles.tick}
        x={(LEFT + WIDTH - RIGHT) / 2}
        y={HEIGHT - 6}
        textAnchor="middle"
        aria-hidden
      >
        {label}
      </text>
      <path className={styles.drawn} d={pathOf(drawn, x, y)} />
      {came !== undefined && <path className={styles.came} d={pathOf(came, x, y)} />}
      {came?.map((value, place) => (
        <rect key={place} className={styles.cameDot} x={x(place) - 4} y={y(value) - 4} width={8} height={8} />
      ))}
      {drawn.map((value, place) => (
        <circle
          key={place}
          className={styles.dot}
          data-empty={value === undefined || undefined}
          cx={x(place)}
          cy={y(value ?? 0)}
          r={6}
          {...(onDraw === undefined
            ? { 'aria-hidden': true }
            : {
                role: 'slider',
                tabIndex: 0,
                'aria-orientation': 'vertical',
                'aria-label': `at ${at[place]} ${label}`,
                'aria-valuemin': 0,
                'aria-valuemax': asked.top,
                'aria-valuenow': value ?? 0,
                'aria-valuetext': value === undefined ? 'not drawn yet' : printValue(unit, value),
                onKeyDown: (event: KeyboardEvent) => press(event, place),
              })}
        />
      ))}
    </svg>
  );
}

/** Through the points that there are. */
function pathOf(
  values: readonly (number | undefined)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  const points = values.flatMap((value, place) => (value === undefined ? [] : [`${x(place)} ${y(value)}`]));
  return points.length < 2 ? '' : `M${points.join('L')}`;
}
