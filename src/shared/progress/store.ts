/** Where progress is kept: the browser's storage, or this page alone where there is none. Nothing here throws. */
import { createValue, type Value } from '../run/value';
import { NOTHING, PROGRESS_KEY, readProgress, written, type Predicted, type Progress } from './form';

/** What could not be read is set aside here before anything else takes its place. */
const ASIDE = 'faultline-progress-unread';

export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

export interface ProgressStore {
  readonly value: Value<Progress>;
  /** Takes over what another tab has written. */
  refresh(this: void): void;
  begin(this: void, lesson: string): void;
  /** Somebody has come as far as that; it never becomes less. */
  reach(this: void, lesson: string, steps: number): void;
  finish(this: void, lesson: string): void;
  /** Only the first answer to a question counts. */
  predict(this: void, predicted: Predicted): void;
}

/** `storage`: throws where the page may not have one. */
export function createProgress(storage: () => TextStorage): ProgressStore {
  const value = createValue<Progress>(NOTHING);
  /** A newer Faultline's is left alone. */
  let isOurs = true;

  const read = (): void => {
    const text = quietly(() => storage().getItem(PROGRESS_KEY));
    if (text === undefined || text === null) return;
    const found = readProgress(text);
    if (found === 'newer') isOurs = false;
    else if (found === 'damaged') quietly(() => storage().setItem(ASIDE, text));
    else value.set(found);
  };
  /** Another tab may have written since, so each change is made to what is there now. */
  const change = (next: (before: Progress) => Progress): void => {
    read();
    const before = value.get();
    const after = next(before);
    if (after === before) return;
    value.set(after);
    if (isOurs) quietly(() => storage().setItem(PROGRESS_KEY, written(after)));
  };

  read();
  return {
    value,
    refresh: read,
    begin: (lesson) => change((before) => reached(before, lesson, 0, false)),
    reach: (lesson, steps) => change((before) => reached(before, lesson, steps, false)),
    finish: (lesson) => change((before) => reached(before, lesson, 0, true)),
    predict: (predicted) => change((before) => answered(before, predicted)),
  };
}

function reached(before: Progress, name: string, steps: number, isFinished: boolean): Progress {
  const known = Object.hasOwn(before.lessons, name) ? before.lessons[name] : undefined;
  const next = {
    steps: Math.max(steps, known?.steps ?? 0),
    isFinished: isFinished || known?.isFinished === true,
  };
  if (known?.steps === next.steps && known.isFinished === next.isFinished) return before;
  return { ...before, lessons: { ...before.lessons, [name]: next } };
}

function answered(before: Progress, predicted: Predicted): Progress {
  const { lesson, step } = predicted;
  const isKnown = before.predictions.some((one) => one.lesson === lesson && one.step === step);
  return isKnown ? before : { ...before, predictions: [...before.predictions, predicted] };
}

/** Storage may be forbidden or full: what is remembered then lasts as long as the page. */
function quietly<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
