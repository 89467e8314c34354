/**
 * The transport at the end of a call path: one request message to one instance, one reply message back. The instance is
 * chosen from a fixed list in turn; whether it lives is not known before the message arrives.
 */
import type { Numbering } from '../telemetry/numbering';
import { where } from '../telemetry/facts';
import type { Call, CallPath, Endpoint } from './call';
import type { Link } from './link';

export class RequestResponse implements CallPath {
  private next = 0;

  constructor(
    private readonly numbering: Numbering,
    private readonly link: Link,
    private readonly endpoints: readonly Endpoint[],
  ) {}

  start(call: Call): void {
    const endpoint = this.endpoints[this.next] as Endpoint; // next stays in range
    this.next = this.next + 1 === this.endpoints.length ? 0 : this.next + 1;
    call.send(
      this.numbering.nextSpan(),
      this.link,
      endpoint,
      where(call.request, call.caller.instanceNumber),
    );
  }
}
