/** A chart of uPlot's, in the colours of the page. Loaded with the first chart: the library is not needed before. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** A line: what tells it from the others is its colour and how it is drawn. */
export interface Line {
  readonly title: string;
  /** A variable of the page's: `--good`. */
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly isFilled?: boolean;
}

export interface ChartOptions {
  readonly lines: readonly Line[];
  /** What the left axis counts. */
  readonly unit: string;
}

/** Columns: times, then a line each. */
export type ChartData = readonly (readonly (number | null)[])[];

export interface Chart {
  draw(data: ChartData): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** Makes a chart in an element. Colours are read now: make it anew when the theme changes. */
export function createChart(element: HTMLElement, { lines, unit }: ChartOptions): Chart {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const font = `11px ${style.fontFamily}`;
  const axis: uPlot.Axis = {
    stroke: colour('--ink-muted'),
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  const plot = new uPlot(
    {
      width: Math.max(1, element.clientWidth),
      height: Math.max(1, element.clientHeight),
      legend: { show: false },
      cursor: { y: false, points: { size: 6 } },
      scales: { x: { time: false }, y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
      axes: [
        { ...axis, size: 26, values: (_plot, ticks) => ticks.map((tick) => `${tick} s`) },
        {
          ...axis,
          size: 58,
          values: (_plot, ticks) => ticks.map((tick) => withUnit(tick, unit, ticks.at(-1) ?? 0)),
        },
      ],
      series: [
        {},
        ...lines.map(({ title, colour: name, dash, isFilled }): uPlot.Series => {
          const stroke = colour(name);
          return {
            label: title,
            stroke,
            width: 1.5,
            points: { show: false },
            ...(dash === undefined ? {} : { dash: [...dash] }),
            ...(isFilled === true ? { fill: `color-mix(in srgb, ${stroke} 18%, transparent)` } : {}),
          };
        }),
      ],
    },
    blank(lines.length),
    element,
  );
  return {
    draw: (data) => plot.setData(data.map((column) => [...column]) as uPlot.AlignedData), // times have no nulls
    resize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

function blank(lines: number): uPlot.AlignedData {
  return Array.from({ length: lines + 1 }, () => []) as unknown as uPlot.AlignedData; // one column a line, and times
}

/** A tick with its unit; milliseconds are seconds where there are thousands of them. */
function withUnit(tick: number, unit: string, last: number): string {
  return unit === 'ms' && last >= 1000 ? `${tick / 1000} s` : `${tick} ${unit}`;
}
