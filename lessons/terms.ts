/**
 * The field's own terms, each defined once, in a sentence or two. Lessons link to them as `[gap](term:gap)`. Kinds of
 * component, policy and fault are terms too, and are defined where they are implemented.
 */
export const TERMS: Readonly<Record<string, string>> = {
  module:
    'A part of the business code with its own operations and tables. Where it runs, the deployment says.',
  operation: 'Something that a module can be asked to do, such as `orders.place`.',
  handler: 'The code of an operation.',
  deployment: 'Which modules share a process, how many instances there are, and what joins them.',
  monolith: 'A system of which all modules run, and are deployed, as one unit.',
  microservices: 'Services that each own one business capability and its data, and are deployed alone.',
  service: 'One deployable unit: the modules in it share a process, and live and die together.',
  instance: 'One running process of a service.',
  boundary: 'The edge of a service. A call inside is a jump; a call across is a message that can be lost.',
  store: 'Where tables live: a database, or a cache.',
  transaction:
    'Changes that are made together or not at all. It reaches as far as one process and one store, and no further.',
  copy: 'A module’s tables once more, in another store, as while they are moved there. It can be behind.',
  rollback: 'Undoing all that a transaction has changed, when it cannot be completed.',
  commit: 'The moment from which a transaction’s changes stand.',
  invariant:
    'A promise about business data that is to hold at all times, such as “a debit if and only if an order”.',
  gap: 'A time in which an invariant does not hold although nobody is at work on it any more.',
  request: 'What a client asks of the system, until it is answered or given up.',
  outcome: 'What a caller knows of a call: done, failed, or unknown.',
  unknown: 'An outcome that the caller cannot know: it may have been done or not.',
  latency: 'The time from asking to being answered.',
  percentile:
    'Of a hundred requests, how long the slowest but so many took: p95 leaves five that were slower.',
  timeout: 'How long a caller waits before it gives up. What it asked for may be done all the same.',
  retry: 'Asking again after a failure. What had been done may be done twice.',
  fault: 'Something that breaks, on purpose: a crash, a cut, a slow machine.',
  link: 'The wire between two parties, with a latency and a share of messages that it loses.',
  experiment: 'What is asked of a system, what breaks, and for how long.',
  seed: 'A number from which all chance in a run follows; equal seeds give equal runs.',
  broker: 'What carries messages from those that publish to those that subscribe.',
  topic: 'The name under which messages are published.',
  partition: 'A part of a log, or: a network that is torn in two.',
  registry: 'What knows which instances of a service there are.',
  belief: 'What a caller thinks the endpoints are. It is always somewhat old.',
  endpoint: 'An address at which an instance may be reached.',
  trace: 'The spans of one request, as far as they could be joined.',
  span: 'One piece of work with a beginning and an end.',
};
