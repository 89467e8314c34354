/**
 * What the page gets of the lessons, made when it is built: each as it was read, and the handlers of its designs lowered. So
 * the page needs neither the reader with its schema nor, for what ships, the compiler of handlers.
 */
import type { Design } from '../lessons/form/design';
import { edited, UNCHANGED } from '../lessons/form/edited';
import type { Lesson } from '../lessons/form/lesson';
import { inOrder } from '../lessons/path';
import { lessonNames, loadLesson } from '../simulator/cli/lesson/folder';
import { compile } from '../simulator/engine/compiling';
import { lower } from '../simulator/lowering';
import { handlersOf, type HandlerSource } from '../simulator/model/handlers';

/** Handlers, and what they come to when they are lowered. */
interface LoweredHandlers {
  readonly handlers: readonly HandlerSource[];
  readonly text: string;
}

export interface ShippedLesson {
  readonly lesson: Lesson;
  /** Of all its designs, each text once. */
  readonly lowered: readonly LoweredHandlers[];
}

/** In the order of the path, each with its track. Throws when one cannot be read, which `lesson check` tells better. */
export function shippedLessons(): readonly { readonly track: string; readonly shipped: ShippedLesson }[] {
  return inOrder(lessonNames()).map(({ name, track }) => {
    const lesson = loadLesson(name);
    return { track, shipped: { lesson, lowered: loweredOf(lesson) } };
  });
}

function loweredOf(lesson: Lesson): readonly LoweredHandlers[] {
  const { steps, solution, decoys } = lesson;
  const designs: readonly Design[] = [
    UNCHANGED,
    solution,
    ...decoys,
    ...steps.flatMap(({ run }) => run ?? []),
  ];
  const texts = new Map<string, LoweredHandlers>();
  for (const design of designs) {
    const handlers = handlersIn(lesson, design);
    const key = JSON.stringify(handlers);
    if (handlers.length === 0 || texts.has(key)) continue;
    const lowered = lower(handlers);
    if (!lowered.ok) throw new Error(`lesson ${lesson.name}: ${messagesOf(lowered.faults)}`);
    texts.set(key, { handlers, text: lowered.text });
  }
  return [...texts.values()];
}

function handlersIn(lesson: Lesson, design: Design): readonly HandlerSource[] {
  const { deployment = lesson.deployment, experiment = lesson.experiment } = design;
  const made = compile(edited(lesson, design), { deployment, experiment, seed: 0 });
  if (!made.ok) throw new Error(`lesson ${lesson.name}: ${messagesOf(made.faults)}`);
  return handlersOf(made.document);
}

function messagesOf(faults: readonly { readonly path: string; readonly message: string }[]): string {
  return faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
}
