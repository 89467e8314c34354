/** Drawing boundaries: edits of a deployment. A page loads it when the first boundary is drawn. */
export type { DataChoice, Deployment, Edited } from './edit/edited';
export { extraction, type Extraction, type ExtractionOrder, type Stage } from './edit/extraction';
export { merge } from './edit/merge';
export { move } from './edit/move';
export { split, type SplitOptions } from './edit/split';
export { boundaryReport, type BoundaryReport, type Deployed } from './report';
export { measuredLatency, type MeasuredLatency } from './report/measured';
export type * from './report/statement';
export { couplingMatrix, type Couplings } from './matrix';
export type { Coupled, CouplingMatrix, Measured } from './matrix/coupling-matrix';
export type { Suggestion } from './matrix/seams';
