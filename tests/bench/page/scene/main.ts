/** The real canvas with a run behind it that nobody simulates: its frames are made up, ten a second. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { loadBoundary, loadCompiler, type Plan, type SystemDocument } from '../../../../simulator';
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
    /** Milliseconds that the reports of a boundary through a document take, given as JSON: the first with what draws them to fetch. */
    report(this: void, document: string, times: number): Promise<readonly number[]>;
  }
}

const FEED_MS = 100;

window.draw = () => isDrawing.set(true);

window.report = async (text, times) => {
  const document = JSON.parse(text) as SystemDocument; // the bench made it
  const { compile } = await loadCompiler();
  const compiled = (of: unknown) => {
    const read = compile(of, { seed: 1 });
    if (!read.ok) throw new Error(read.faults[0]?.message);
    return read;
  };
  const before = compiled(document);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const beganMs = performance.now();
    const { boundaryReport, split } = await loadBoundary();
    const edited = split(document, 'only', ['m51'], { into: 'drawn' });
    if (!edited.ok) throw new Error(edited.faults[0]?.message);
    const after = compiled(edited.document);
    if (boundaryReport(before, after).statements.length === 0)
      throw new Error('the boundary changes nothing');
    took.push(performance.now() - beganMs);
  }
  return took;
};

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
