/** Starts what an experiment asks of a system: the users of its workload, each with streams of its own. */
import { ClosedLoop, OpenLoop } from '../components/client';
import { User } from '../components/client/user';
import { createDistribution } from '../kernel/distributions';
import { createStream, type RandomStream } from '../kernel/random';
import type { WorkloadPlan } from '../model/plan';
import type { System } from './build';

/** Starts what the experiment asks of the system. */
export function startWorkload(system: System, workload: WorkloadPlan, untilNs: number): void {
  const { kernel, clients, plan } = system;
  const stream = (component: string, purpose: string): RandomStream =>
    createStream(plan.seed, component, purpose);
  if (workload.kind === 'requests') {
    for (const { atNs, task } of workload.requests) system.byHand.begin(task, atNs);
    return;
  }
  if (workload.kind === 'open') {
    const users = numbered(workload.sessions).map(
      (n) => new User(n, stream(`user-${n}`, 'steps'), workload.tasks),
    );
    const interarrival = createDistribution(workload.interarrival);
    new OpenLoop(kernel, clients, interarrival, stream('clients', 'arrivals'), users, untilNs).start();
    return;
  }
  const users = numbered(workload.users).map(
    (n) => new User(n, stream(`user-${n}`, 'steps'), workload.tasks, workload.first),
  );
  const think = createDistribution(workload.think);
  new ClosedLoop(kernel, clients, think, users, (user) => stream(user.userName, 'think')).start();
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
