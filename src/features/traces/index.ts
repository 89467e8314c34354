/**
 * Traces: the requests of the run in a list, and one of them as a waterfall, with what went wrong in words above it. `rows`,
 * `target` and `filters` are the pure parts; the waterfall makes only the rows in sight.
 * `seen/` has the traces that instruments told of, and hides the rest of the page's truth while they are looked at.
 */
export { blind } from './seen/blind';
export { TracesPanel } from './TracesPanel';
