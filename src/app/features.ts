/**
 * Everything that the shell shows, and where: one line a feature. The shell knows no feature otherwise. What the first view
 * does not need is loaded when it is first shown: `lazy(() => import('../features/metrics'))`, from a default-free module by
 * `.then(({ Metrics }) => ({ default: Metrics }))`.
 */
import type { ComponentType } from 'react';
import { RunBar, Transport } from '../features/controls';
import { Timeline } from '../features/timeline';
import { Canvas } from '../features/canvas';

/** A tab below the picture. */
export interface Panel {
  readonly id: string;
  /** One word: the tab's label. */
  readonly title: string;
  readonly Component: ComponentType;
}

export interface Features {
  /** In the bar at the top: what is run. */
  readonly bar: ComponentType;
  /** The picture of the system; it has the most room. */
  readonly canvas: ComponentType;
  /** Over the picture: words that lead through something, marks that are part of no box. */
  readonly guides: readonly ComponentType[];
  /** Beside the picture, as long as something is selected. */
  readonly inspector: ComponentType | undefined;
  /** Below the picture: what lets time pass. */
  readonly transport: ComponentType;
  readonly timeline: ComponentType;
  /** Tabs at the bottom, in this order. */
  readonly panels: readonly Panel[];
  /** The system as a list of headings, for whoever does not see the picture. */
  readonly outline: ComponentType | undefined;
}

export const FEATURES: Features = {
  bar: RunBar,
  canvas: Canvas,
  guides: [],
  inspector: undefined,
  transport: Transport,
  timeline: Timeline,
  panels: [],
  outline: undefined,
};
