/** How a lesson lets time pass. */
import type { Run } from '../../shared/run';

/** Requests that are followed one by one; more are watched together. */
const FEW = 2;

export function playFitting({ plan: { workload }, commands }: Run): void {
  commands.chooseSpeed(1);
  commands.play(workload.kind === 'requests' && workload.requests.length <= FEW ? 'follow' : 'watch');
}
