/**
 * What the panels share among themselves: asking the run again and again at a pace that can be read, rows of which only
 * those in sight are made, a bar for a broken promise, and what to say where there is nothing to show. `panel.module.css`
 * is how a panel is laid out.
 */
export { Empty } from './Empty';
export { GapBar } from './GapBar';
export { PanelFrame, type PanelFrameProps } from './PanelFrame';
export { TraceLink } from './TraceLink';
export { WhyLink } from './WhyLink';
export { usePolled } from './use-polled';
export { useWindow } from './use-window';
export { windowOf, type RowWindow } from './window';
