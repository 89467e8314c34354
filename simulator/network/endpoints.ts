/**
 * The seam between a call and the instance that it goes to: what the caller believes the endpoints are. The belief may be a
 * list that somebody wrote down, or what a registry said some time ago; whether an endpoint serves is only learned there.
 */
import type { Outcome } from '../model/failures';
import { Late } from '../telemetry/facts';
import type { Call, Endpoint } from './call';

/** A belief in an endpoint that does not serve. */
export interface Stale {
  /** Who was late. */
  readonly layer: Late;
  /** Row that made the belief stale, or that made another layer late. */
  readonly row: number;
}

/** The transport as a source uses it, for a call whose endpoint it could not tell at once. */
export interface Transport {
  sendTo(call: Call, endpoint: Endpoint, stale?: Stale): void;
  /** There is nobody to send it to. `cause` is the row that says why. */
  giveUp(call: Call, outcome: Outcome, cause: number): void;
}

/** What a caller believes of one service. */
export interface EndpointSource {
  /** The endpoint for a call, or undefined: then the source goes on with the call itself, now or later. */
  endpointFor(call: Call, transport: Transport): Endpoint | undefined;
}

/** A list written down once, taken in turn. Nobody ever corrects it. */
export class StaticList implements EndpointSource {
  private next = 0;

  constructor(readonly endpoints: readonly Endpoint[]) {}

  /** Of a list of one nothing better could be believed: what finds nobody there is no stale belief. */
  endpointFor(call: Call, transport: Transport): Endpoint | undefined {
    const { endpoints } = this;
    const endpoint = endpoints[this.next] as Endpoint; // next stays in range
    this.next = this.next + 1 === endpoints.length ? 0 : this.next + 1;
    if (endpoint.listening || endpoints.length === 1) return endpoint;
    transport.sendTo(call, endpoint, { layer: Late.staticList, row: endpoint.downRow });
    return undefined;
  }
}
