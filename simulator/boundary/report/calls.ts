/** Which of the calls that the code is known to make leave their process. */
import { inMs, type CallStatement } from './statement';
import { difference, type Subject } from './subject';

type RemoteCall = Omit<CallStatement, 'kind' | 'effect' | 'says'>;

/** Calls that became remote, and those that no longer are. */
export function callStatements(before: Subject, after: Subject): CallStatement[] {
  return difference(remoteCalls(before), remoteCalls(after)).map(({ effect, fact }) => ({
    kind: 'call',
    effect,
    ...fact,
    says: effect === 'cost' ? becameRemote(fact) : becameLocal(fact),
  }));
}

function remoteCalls(subject: Subject): Map<string, RemoteCall> {
  const calls = new Map<string, RemoteCall>();
  subject.code.forEach((code, caller) => {
    const service = subject.serviceOf(caller);
    for (const callee of code.calls) {
      const link = subject.links.toService(service, subject.serviceOf(callee));
      if (link < 0) continue;
      const [from, to] = [subject.operation(caller), subject.operation(callee)];
      const guards = subject.guardsOf(service, callee).map(({ kind }) => kind);
      const roundTripNs = subject.roundTripNs(link);
      calls.set(`${from} ${to}`, { from, to, link: subject.linkName(link), roundTripNs, guards });
    }
  });
  return calls;
}

function becameRemote({ from, to, link, roundTripNs, guards }: RemoteCall): string {
  const guarded = guards.includes('timeout')
    ? `A time-out guards it; when that is over, ${from} does not know whether the work was done.`
    : 'No time-out guards it: an answer that is lost is waited for without end.';
  return `${from} calls ${to} over ${link} now, ${inMs(roundTripNs)} there and back on average, and the call can be slow or lost. ${guarded}`;
}

function becameLocal({ from, to }: RemoteCall): string {
  return `${from} and ${to} share a process again: the call is a jump, and neither its request nor its answer can be lost.`;
}
