/**
 * What a lesson asks is not the learner's to change: its experiment, its promises, what its modules do unless the lesson
 * hands out their code. A submission that has changed it has answered another question.
 */
import type { Plain } from '../../simulator/model/plan';
import type { Assignment, Lesson } from '../form/lesson';
import { isEqual, isObject } from '../form/merge-patch';

/** A lesson, or an exercise, in which everything is allowed. */
export type Guarded = Assignment & Partial<Pick<Lesson, 'allow' | 'solution'>>;

/** What of a module can be drawn. */
const DRAWN = ['calls', 'reads', 'writes', 'publishes', 'subscribes'];

/** The experiments that a design may be judged by. */
export function experimentsOf({ experiment, solution }: Guarded): readonly string[] {
  return [...new Set([experiment, solution?.experiment ?? experiment])];
}

/** The places in a learner's document where it differs though it should not. */
export function touchedIn(lesson: Guarded, document: Plain): readonly string[] {
  const from = fieldsOf(lesson.document);
  const to = fieldsOf(document);
  const differing = (place: string, one: Plain | undefined, other: Plain | undefined): readonly string[] =>
    isEqual(one, other) ? [] : [place];
  return [
    ...differing('invariants', from['invariants'], to['invariants']),
    ...experimentsOf(lesson).flatMap((name) =>
      differing(
        `experiments.${name}`,
        fieldsOf(from['experiments'])[name],
        fieldsOf(to['experiments'])[name],
      ),
    ),
    ...Object.entries(fieldsOf(from['tasks'])).flatMap(([name, task]) =>
      differing(`tasks.${name}`, task, fieldsOf(to['tasks'])[name]),
    ),
    ...Object.entries(fieldsOf(from['modules'])).flatMap(([name, module]) =>
      differing(
        `modules.${name}`,
        asked(lesson, module),
        asked(lesson, fieldsOf(to['modules'])[name] ?? null),
      ),
    ),
  ];
}

/** What of a module has to stay: without what the lesson lets a learner draw or write. */
function asked({ allow }: Guarded, module: Plain): Plain {
  const may = (command: 'code' | 'connect'): boolean => allow?.commands?.includes(command) ?? true;
  const open = [...(may('code') ? ['handlers'] : []), ...(may('connect') ? DRAWN : [])];
  const without = (value: Plain): Plain =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !open.includes(key)))
      : value;
  if (!isObject(module)) return module;
  const operations = Object.entries(fieldsOf(module['operations'])).map(([name, one]) => [
    name,
    without(one),
  ]);
  return without({ ...module, operations: Object.fromEntries(operations) as Plain }); // an object of plain values
}

function fieldsOf(value: Plain | undefined): Readonly<Record<string, Plain>> {
  return isObject(value) ? value : {};
}
