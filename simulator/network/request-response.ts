/**
 * The transport at the end of a call path: one request message to one instance, one reply message back. Which instance, the
 * caller's belief says; whether it serves is not known before the message arrives.
 */
import type { Outcome } from '../model/failures';
import type { Numbering } from '../telemetry/numbering';
import { Fact, where } from '../telemetry/facts';
import type { Call, CallPath, Endpoint } from './call';
import type { EndpointSource, Stale, Transport } from './endpoints';
import type { Link } from './link';

export class RequestResponse implements CallPath, Transport {
  constructor(
    private readonly numbering: Numbering,
    private readonly link: Link,
    private readonly source: EndpointSource,
  ) {}

  start(call: Call): void {
    const endpoint = this.source.endpointFor(call, this);
    if (endpoint !== undefined) this.sendTo(call, endpoint);
  }

  sendTo(call: Call, endpoint: Endpoint, stale?: Stale): void {
    const span = this.numbering.nextSpan();
    if (stale !== undefined) {
      const { journal } = call.kernel;
      call.row = call.staleRow = journal.append(
        Fact.staleAttempt,
        span,
        endpoint.instanceNumber,
        stale.layer,
        0,
        stale.row,
      );
    }
    call.send(span, this.link, endpoint, where(call.request, call.caller.instanceNumber));
  }

  giveUp(call: Call, outcome: Outcome, cause: number): void {
    call.row = cause;
    const place = where(call.request, call.caller.instanceNumber);
    call.failUnsent(this.numbering.nextSpan(), this.link, place, outcome);
  }
}
