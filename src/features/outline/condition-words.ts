/** How a part is doing, in a few words that change seldom: they are read aloud. */
import { BROKER_FIELDS, INSTANCE_FIELDS, REGISTRY_FIELDS, type Frame } from '../../../simulator';
import { underWay } from '../../shared/words';
import type { Subject } from './tree';

const UP = INSTANCE_FIELDS.indexOf('up');
const RUNNING = INSTANCE_FIELDS.indexOf('running');
const QUEUED = INSTANCE_FIELDS.indexOf('queued');
const WAITING = INSTANCE_FIELDS.indexOf('waitingForCpu');

/** '' when there is nothing to say. */
export function conditionWords(frame: Frame, subject: Subject): string {
  if (subject.kind === 'store') return frame.stores[subject.index] === 0 ? 'down' : 'up';
  if (subject.kind === 'registry')
    return frame.registries[subject.index * REGISTRY_FIELDS.length] === 0 ? 'down' : 'up';
  if (subject.kind === 'broker') return brokerWords(frame, subject.index);
  if (subject.kind === 'clients') {
    const { started, failed, unknown } = frame.requests;
    const waiting = underWay(frame.requests);
    return started === 0
      ? 'no requests yet'
      : `${started} requests, ${failed} failed, ${unknown > 0 ? `${unknown} unknown, ` : ''}${waiting} without an answer`;
  }
  const field = (i: number, name: number): number =>
    frame.instances[(subject.first + i) * INSTANCE_FIELDS.length + name] ?? 0;
  const all = Array.from({ length: subject.count }, (_, i) => i);
  const up = all.filter((i) => field(i, UP) !== 0);
  if (up.length === 0) return 'down';
  const sum = (name: number): number => up.reduce((total, i) => total + field(i, name), 0);
  const parts = [loadWords(sum(RUNNING), subject.concurrency * up.length)];
  if (up.length < subject.count) parts.push(`${subject.count - up.length} of ${subject.count} down`);
  const waiting = sum(QUEUED) + sum(WAITING);
  if (waiting > 0) parts.push(`${waiting} waiting`);
  return parts.join(', ');
}

function brokerWords(frame: Frame, broker: number): string {
  const [up, waiting = 0, held = 0, dead = 0] = frame.brokers.slice(broker * BROKER_FIELDS.length);
  const parts = [up === 0 ? 'down' : 'up'];
  if (waiting > 0) parts.push(`${waiting} waiting`);
  if (held > 0) parts.push(`${held} with consumers`);
  if (dead > 0) parts.push(`${dead} dead letters`);
  return parts.join(', ');
}

function loadWords(running: number, room: number): string {
  if (running === 0) return 'idle';
  if (room === 0) return 'working';
  const share = running / room;
  if (share >= 1) return 'full';
  if (share >= 0.8) return 'nearly full';
  return share >= 0.3 ? 'busy' : 'lightly loaded';
}
