/**
 * Everything that the shell shows, and where: one line a feature. The shell knows no feature otherwise. What the first view
 * does not need is loaded when it is first shown (`later`).
 */
import { lazy, type ComponentType } from 'react';
import { Canvas } from '../features/canvas';
import { Opening } from '../features/opening';
import type { RunCommands, SheetName } from '../shared/run';

export { replayOpening, useIsOpening } from '../features/opening';

/** A tab below the picture. */
export interface Panel {
  readonly id: string;
  /** One word: the tab's label. */
  readonly title: string;
  readonly Component: ComponentType;
  /** It tells what only the simulator knows. */
  readonly isTruth?: boolean;
  /** It is written in, and opens with half of the page. */
  readonly isTall?: boolean;
}

export interface Features {
  /** In the bar at the top: what is run. */
  readonly bar: ComponentType;
  /** The picture of the system; it has the most room. */
  readonly canvas: ComponentType;
  /** In the bar: breaks anything, from anywhere. */
  readonly breakMenu: ComponentType;
  /** In the bar: turns drawing on and off. */
  readonly drawButton: ComponentType;
  /** Over the picture: what one draws with, and what comes of it. */
  readonly drawTools: ComponentType;
  /** Below the picture, instead of everything that follows, as long as it is on. */
  readonly opening: ComponentType;
  /** Beside the picture, as long as something is selected. */
  readonly inspector: ComponentType | undefined;
  /** Below the picture: what lets time pass. */
  readonly transport: ComponentType;
  readonly timeline: ComponentType;
  /** In the bar: the way back and forth, where the bar has no other place for it. */
  readonly history: ComponentType;
  /** A lesson: its name in the bar, itself beside the picture, and its text while it is written. */
  readonly lesson: Readonly<Record<'title' | 'panel' | 'writer', ComponentType>>;
  /** Tabs at the bottom, in this order. */
  readonly panels: readonly Panel[];
  /** Over the page, by name. */
  readonly sheets: Readonly<Record<SheetName, ComponentType>>;
  /** In the bar, as long as a document of one's own is open: keeps it, and says so. */
  readonly kept: ComponentType;
  /** Over the page, when something has come from outside: asks before its code runs. */
  readonly arrival: ComponentType;
}

/** The controls come together with the keys that do the same: whoever sees the ones can use the others. */
const controls = async () => {
  const [made, { addPageCommands }] = await Promise.all([
    import('../features/controls'),
    import('./page-commands'),
  ]);
  addPageCommands(FEATURES.panels);
  return made;
};
const breakMenu = () => import('../features/inspector/BreakMenu');
const palette = () => import('../features/palette');
const timeline = () => import('../features/timeline');
const code = () => import('../features/code');
const traces = () => import('../features/traces');
const documents = () => import('../features/documents');
const lesson = () => import('../features/lesson');

/** The bar's buttons for what is open. Rejects when they cannot be fetched. */
export const fetchRunMenu = () => import('./RunMenu');

/** The tabs themselves. Rejects when they cannot be fetched. */
export const fetchPanels = () => import('./Panels');

/** Opens a file of a run or a system. Rejects when what it takes cannot be fetched. */
export async function openFile(file: Blob, commands: RunCommands): Promise<void> {
  await (await documents()).openFile(file, commands);
}

/** Opens a lesson; undefined when there is none of that name. Rejects when it cannot be fetched. */
export const openLesson = async (name: string) => (await lesson()).openLesson(name);

/** What writes lessons, and reads those that come in links. Rejects when it cannot be fetched. */
export const loadWriting = () => import('../features/lesson/writing');

/** What hides ground truth. Rejects when it cannot be fetched. */
export const loadBlindfold = async () => (await traces()).blind;

/** Fetches what the playground shows and the opening does not, so that nothing is missing for a moment when the opening ends. */
export function fetchPlayground(): void {
  // What cannot be fetched now is asked for again when it is shown, and its place then says what is wrong.
  Promise.all([controls(), breakMenu(), palette(), timeline(), fetchRunMenu(), fetchPanels()]).catch(
    () => undefined,
  );
}

/** A component that is fetched when it is first shown. */
function later(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}

export const FEATURES: Features = {
  bar: later(async () => (await controls()).RunBar),
  canvas: Canvas,
  breakMenu: later(async () => (await breakMenu()).BreakMenu),
  drawButton: later(async () => (await palette()).DrawButton),
  drawTools: later(async () => (await palette()).DrawTools),
  opening: Opening,
  inspector: later(async () => (await import('../features/inspector')).Inspector),
  transport: later(async () => (await controls()).Transport),
  timeline: later(async () => (await timeline()).Timeline),
  history: later(async () => (await controls()).History),
  lesson: {
    title: later(async () => (await lesson()).LessonTitle),
    panel: later(async () => (await lesson()).LessonPanel),
    writer: later(async () => (await loadWriting()).Writer),
  },
  sheets: {
    documents: later(async () => (await documents()).DocumentsSheet),
    share: later(async () => (await import('../features/share')).ShareSheet),
  },
  kept: later(async () => (await documents()).KeptState),
  arrival: later(async () => (await documents()).ArrivalSheet),
  panels: [
    {
      id: 'traces',
      title: 'Traces',
      Component: later(async () => (await traces()).TracesPanel),
    },
    {
      id: 'metrics',
      title: 'Metrics',
      Component: later(async () => (await import('../features/metrics')).MetricsPanel),
    },
    {
      id: 'compare',
      title: 'Compare',
      Component: later(async () => (await import('../features/compare')).ComparePanel),
      isTruth: true,
      isTall: true,
    },
    {
      id: 'invariants',
      title: 'Promises',
      Component: later(async () => (await import('../features/invariants')).InvariantsPanel),
      isTruth: true,
    },
    {
      id: 'ledgers',
      title: 'Ledgers',
      Component: later(async () => (await import('../features/ledgers')).LedgersPanel),
      isTruth: true,
    },
    {
      id: 'why',
      title: 'Why?',
      Component: later(async () => (await import('../features/why')).WhyPanel),
      isTruth: true,
    },
    {
      id: 'log',
      title: 'Log',
      Component: later(async () => (await import('../features/log')).LogPanel),
      isTruth: true,
    },
    {
      id: 'boundary',
      title: 'Boundary',
      Component: later(async () => (await import('../features/boundary')).BoundaryPanel),
      isTall: true,
    },
    {
      id: 'code',
      title: 'Code',
      Component: later(async () => (await code()).CodePanel),
      isTall: true,
    },
    {
      id: 'text',
      title: 'Text',
      Component: later(async () => (await code()).TextPanel),
      isTall: true,
    },
    {
      id: 'debug',
      title: 'Debug',
      Component: later(async () => (await import('../features/debug')).DebugPanel),
      isTruth: true,
    },
    {
      id: 'outline',
      title: 'Outline',
      Component: later(async () => (await import('../features/outline')).Outline),
    },
  ],
};
