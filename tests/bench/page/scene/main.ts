/** The real canvas with a run behind it that nobody simulates: its frames are made up, ten a second. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Plan, SystemDocument } from '../../../../simulator';
import { Canvas } from '../../../../src/features/canvas';
import { LiveFrames, RunContext, type Run } from '../../../../src/shared/run';
import '../../../../src/shared/ui';
import { Feed } from './feed';

declare global {
  interface Window {
    /** Shows the system and lets so many messages be under way at a time. */
    show(this: void, document: SystemDocument, plan: Plan, messages: number): void;
  }
}

const FEED_MS = 100;

window.show = (document, plan, messages) => {
  const root = window.document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  const frames = new LiveFrames();
  // The canvas asks for no more of a run than this.
  const run = {
    document,
    plan,
    frames,
    interventions: [],
    status: { phase: 'running' },
    commands: {},
  } as unknown as Run;
  createRoot(root).render(createElement(RunContext, { value: run }, createElement(Canvas)));
  const feed = new Feed(plan, messages);
  const beganMs = performance.now();
  setInterval(() => frames.push(feed.next((performance.now() - beganMs) * 1e6)), FEED_MS);
};
