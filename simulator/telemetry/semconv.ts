/**
 * OpenTelemetry's names for what a span says about itself: its name and attributes, after the semantic conventions 1.45.0
 * (https://opentelemetry.io/docs/specs/semconv/, stable parts of RPC, database, code, error and server). What they have no
 * name for is under `faultline.`.
 */
import { FAILURES, type Outcome } from '../model/failures';
import type { PlanNames } from './names';
import { UNDER_WAY } from './request-ring';
import { NO_LINK, SpanFlag, SpanKind, type SpanStore } from './span-store';

/** Schema of the attributes' names. */
export const SCHEMA_URL = 'https://opentelemetry.io/schemas/1.45.0';

export type AttributeValue = string | number | boolean;
export type Attribute = readonly [key: string, value: AttributeValue];

/** What a statement is called, by the number that `storeCallStarted` carries. */
export const VERB_NAMES: readonly string[] = [
  'get',
  'lock',
  'put',
  'delete',
  'all',
  'commit',
  'rollback',
  'alter',
  'log',
];

/** Table of a statement that concerns none. */
export const NO_TABLE = 65535;
const SUBJECT_SPAN = 65536;

// Reads of columns are `as number`: a slot comes from the store itself.

/** Operation of a call or handler. */
export function operationOf(store: SpanStore, slot: number): number {
  return (store.subjects[slot] as number) % SUBJECT_SPAN;
}

/** How many tries came before this one. */
function attemptOf(store: SpanStore, slot: number): number {
  const isCall = store.kinds[slot] === SpanKind.client && !hasFlag(store, slot, SpanFlag.store);
  return isCall ? Math.floor((store.subjects[slot] as number) / SUBJECT_SPAN) : 0;
}

export function hasFlag(store: SpanStore, slot: number, flag: number): boolean {
  return ((store.flags[slot] as number) & flag) !== 0;
}

/** What came of a span, or undefined while it is open. */
export function outcomeOf(store: SpanStore, slot: number): Outcome | undefined {
  const outcome = store.outcomes[slot] as number;
  return outcome === UNDER_WAY ? undefined : (outcome as Outcome); // the journal holds outcomes
}

/** `module.operation`, or verb and table of a statement (verb and store, when it concerns no table). */
export function spanName(store: SpanStore, slot: number, names: PlanNames): string {
  if (hasFlag(store, slot, SpanFlag.publish)) return `send ${names.topic(operationOf(store, slot))}`;
  if (!hasFlag(store, slot, SpanFlag.store)) return names.operation(operationOf(store, slot));
  const target = tableName(store, slot, names) ?? calleeName(store, slot, names);
  return target === undefined ? verbName(store, slot) : `${verbName(store, slot)} ${target}`;
}

/** The party that a call or statement went to, as far as its messages tell. */
export function calleeName(store: SpanStore, slot: number, names: PlanNames): string | undefined {
  const link = store.links[slot] as number;
  return link === NO_LINK ? undefined : names.callee(link);
}

/** All attributes, in a fixed order; none whose value is not known. */
export function attributesOf(store: SpanStore, slot: number, names: PlanNames): Attribute[] {
  const attributes: Attribute[] = [];
  if (hasFlag(store, slot, SpanFlag.store)) describeStatement(store, slot, names, attributes);
  else if (hasFlag(store, slot, SpanFlag.publish)) describePublish(store, slot, names, attributes);
  else describeCall(store, slot, names, attributes);
  const outcome = outcomeOf(store, slot);
  if (outcome === undefined) attributes.push(['faultline.unfinished', true]);
  else if (outcome !== 0) attributes.push(['error.type', FAILURES[outcome].code]);
  describeTimes(store, slot, attributes);
  if (hasFlag(store, slot, SpanFlag.fault))
    attributes.push(['faultline.fault', names.fault(store.faults[slot] as number)]);
  if (hasFlag(store, slot, SpanFlag.gap)) attributes.push(['faultline.gap', true]);
  return attributes;
}

function describeStatement(store: SpanStore, slot: number, names: PlanNames, attributes: Attribute[]): void {
  const callee = calleeName(store, slot, names);
  const table = tableName(store, slot, names);
  const kind = names.plan.stores.find((one) => one.name === callee)?.kind;
  attributes.push(['db.system.name', kind === undefined ? 'faultline' : `faultline.${kind}`]);
  if (callee !== undefined) attributes.push(['db.namespace', callee]);
  if (table !== undefined) attributes.push(['db.collection.name', table]);
  attributes.push(['db.operation.name', verbName(store, slot)]);
  if (callee !== undefined) attributes.push(['server.address', callee]);
}

function describePublish(store: SpanStore, slot: number, names: PlanNames, attributes: Attribute[]): void {
  const topic = operationOf(store, slot);
  const kind = names.plan.brokers[names.plan.topics[topic]?.broker ?? -1]?.kind ?? '';
  attributes.push(
    ['messaging.system', `faultline.${kind}`],
    ['messaging.destination.name', names.topic(topic)],
  );
  attributes.push(['messaging.operation.name', 'send'], ['messaging.operation.type', 'send']);
}

function describeCall(store: SpanStore, slot: number, names: PlanNames, attributes: Attribute[]): void {
  const operation = names.operation(operationOf(store, slot));
  const kind = store.kinds[slot];
  if (kind === SpanKind.internal) {
    attributes.push(['code.function.name', operation]);
    return;
  }
  attributes.push(['rpc.system.name', 'faultline'], ['rpc.method', operation]);
  const outcome = outcomeOf(store, slot);
  if (outcome !== undefined) attributes.push(['rpc.status_code', FAILURES[outcome].code]);
  const callee = kind === SpanKind.client ? calleeName(store, slot, names) : undefined;
  if (callee !== undefined) attributes.push(['server.address', callee]);
  const attempt = attemptOf(store, slot);
  if (attempt > 0) attributes.push(['faultline.attempt', attempt]);
}

/** A wait for a slot is said once, on the server's side. */
function describeTimes(store: SpanStore, slot: number, attributes: Attribute[]): void {
  const handles = store.kinds[slot] !== SpanKind.client;
  const times: readonly (readonly [string, number])[] = [
    ['faultline.slot_wait_ns', handles ? (store.slotWaits[slot] as number) : 0],
    ['faultline.cpu_wait_ns', store.cpuWaits[slot] as number],
    ['faultline.worked_ns', store.worked[slot] as number],
    ['faultline.lock_wait_ns', store.lockWaits[slot] as number],
  ];
  for (const [key, ns] of times) if (ns > 0) attributes.push([key, ns]);
}

function verbName(store: SpanStore, slot: number): string {
  return VERB_NAMES[Math.floor((store.subjects[slot] as number) / SUBJECT_SPAN)] ?? 'statement';
}

function tableName(store: SpanStore, slot: number, names: PlanNames): string | undefined {
  const table = (store.subjects[slot] as number) % SUBJECT_SPAN;
  return table === NO_TABLE ? undefined : names.table(table);
}
