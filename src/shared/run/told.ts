/** Whose figures a deployment's instruments tell. */
import type { Plan } from '../../../simulator';
import type { SeriesSubject } from './contract';

/** Whether somebody tells the operators these figures: a service with instruments its own, and those of its operations. */
export function isTold(subject: SeriesSubject, { instruments, operations, modules }: Plan): boolean {
  if (subject.kind !== 'service' && subject.kind !== 'operation') return false;
  const service =
    subject.kind === 'service' ? subject.index : modules[operations[subject.index]?.module ?? -1]?.service;
  return (instruments.services[service ?? -1]?.level ?? 'none') !== 'none';
}
