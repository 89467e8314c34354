/**
 * The network: links between parties, the fault rules that a message meets on them, and the transport that carries a call
 * over a link and its answer back. `call.ts` is the seam: what lies between `ctx.call` and the callee is a chain of
 * `CallPath`s (policies) that ends in a transport.
 */
export { Call, type CallFacts, type CallSettler, type Caller, type CallPath, type Endpoint } from './call';
export { CallError, failureOf } from './call-error';
export { Deadlines, RareDeadlines, type Limited } from './deadlines';
export { StaticList, type EndpointSource, type Stale, type Transport } from './endpoints';
export { Link, type LinkRule, type Verdict } from './link';
export { RequestResponse } from './request-response';
