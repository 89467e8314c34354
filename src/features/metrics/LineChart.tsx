/** A chart in the page. Its figures are beside it in words; the picture itself is for eyes only. */
import { useEffect, useRef } from 'react';
import type { Chart, ChartData, Line } from './chart';
import styles from './metrics.module.css';
import { useTheme } from '../../shared/ui';

export interface LineChartProps {
  readonly title: string;
  /** Constant: another list makes the chart anew. */
  readonly lines: readonly Line[];
  readonly unit: string;
  readonly data: ChartData;
}

export function LineChart({ title, lines, unit, data }: LineChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | undefined>(undefined);
  const latest = useRef(data);
  const theme = useTheme();

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let isGone = false;
    const observer = new ResizeObserver(() =>
      chart.current?.resize(Math.max(1, element.clientWidth), Math.max(1, element.clientHeight)),
    );
    void import('./chart').then(({ createChart }) => {
      if (isGone) return;
      chart.current = createChart(element, { lines, unit });
      chart.current.draw(latest.current);
      observer.observe(element);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      chart.current?.destroy();
      chart.current = undefined;
    };
  }, [lines, unit, theme]);

  useEffect(() => {
    latest.current = data;
    chart.current?.draw(data);
  }, [data]);

  return (
    <figure className={styles.chart}>
      <figcaption>
        {title}
        {lines.map(({ title: name, colour, dash }) => (
          <span key={name} className={styles.key}>
            <svg viewBox="0 0 22 4" aria-hidden>
              <line
                x1="0"
                y1="2"
                x2="22"
                y2="2"
                stroke={`var(${colour})`}
                strokeDasharray={dash?.join(' ')}
              />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
      <div ref={ref} className={styles.plot} aria-hidden />
    </figure>
  );
}
