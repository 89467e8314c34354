/** The coupling matrix of a deployment, and where it says that a seam is. */
import type { ModuleTraffic } from '../../telemetry/module-traffic';
import type { Deployed } from '../report';
import { Subject } from '../report/subject';
import { matrixOf, type CouplingMatrix } from './coupling-matrix';
import { seamsOf, type Suggestion } from './seams';

export interface Couplings {
  readonly matrix: CouplingMatrix;
  readonly suggestions: readonly Suggestion[];
}

/** `traffic`: what a run of this plan showed, when there is one. */
export function couplingMatrix({ plan, document }: Deployed, traffic?: ModuleTraffic): Couplings {
  const matrix = matrixOf(new Subject(plan, document), traffic);
  return { matrix, suggestions: seamsOf(plan, matrix) };
}
