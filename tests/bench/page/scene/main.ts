/** The real canvas with a run behind it that nobody simulates: its frames are made up, ten a second. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Plan, SystemDocument } from '../../../../simulator';
import { Canvas } from '../../../../src/features/canvas';
import { isDrawing } from '../../../../src/shared/drawing';
import { LiveFrames, RunContext, type Run } from '../../../../src/shared/run';
import '../../../../src/shared/ui';
import { Feed } from './feed';

declare global {
  interface Window {
    /** Shows a system's document and plan, as JSON, and lets so many messages be under way at a time. */
    show(this: void, system: string, messages: number): void;
    /** Lets boxes be dragged; what is drawn is not kept. */
    draw(this: void): void;
  }
}

const FEED_MS = 100;

window.draw = () => isDrawing.set(true);

window.show = (system, messages) => {
  const { document, plan } = JSON.parse(system) as { document: SystemDocument; plan: Plan }; // the bench made it
  const root = window.document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  const frames = new LiveFrames();
  // The canvas asks for no more of a run than this.
  const run = {
    document,
    choice: { deployment: plan.deployment },
    plan,
    frames,
    interventions: [],
    status: { phase: 'running' },
    commands: { edit: () => Promise.resolve([]) },
  } as unknown as Run;
  createRoot(root).render(createElement(RunContext, { value: run }, createElement(Canvas)));
  const feed = new Feed(plan, messages);
  const beganMs = performance.now();
  setInterval(() => frames.push(feed.next((performance.now() - beganMs) * 1e6)), FEED_MS);
};
