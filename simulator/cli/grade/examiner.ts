/**
 * Judges one submission in a process of its own: this program again, which gets the submission on its standard input. Its
 * time and memory are bounded, for a stranger chooses how long compiling takes; what the stranger has written runs in yet
 * another process, below it (`child-host.ts`).
 */
import { spawn } from 'node:child_process';
import type { Result } from '../../../lessons/workshop/results';
import { refusal } from '../../../lessons/workshop/judge-submission';

/** What the examiner is given. */
export interface Question {
  readonly source: string;
  readonly text: string;
  /** The text of the pack; null without one. */
  readonly pack: string | null;
}

/** The option by which the program knows that it is the examiner. */
export const ALONE = '--alone';

const HEAP_MIB = 1024;
/** How long it may take to end what runs below it, once it is told to. */
const LEAVE_MS = 1_000;

/** Never rejects: whatever became of the examiner is told in the row. */
export function examine(question: Question, mostSeconds: number): Promise<Result> {
  const [, program = ''] = process.argv;
  const args = [`--max-old-space-size=${HEAP_MIB}`, program, 'grade', ALONE];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const leave = (): void => {
    // It ends its own child first; only when it hears nothing any more is it killed.
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), LEAVE_MS).unref();
  };
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    leave();
  }, mostSeconds * 1000);
  const gone = (): void => {
    leave();
    setImmediate(() => process.exit(1)); // when the others have been told, too
  };
  process.on('SIGINT', gone).on('SIGTERM', gone);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  child.stderr.resume();
  child.stdin.on('error', () => undefined); // it died before it had read everything: `close` says so
  child.stdin.end(JSON.stringify(question));
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(late);
      process.off('SIGINT', gone).off('SIGTERM', gone);
      const why = isLate
        ? `it was not judged within ${mostSeconds} s, and was ended`
        : 'judging it ended early: it takes too much memory, or more than the compiler can bear';
      const nobody = { who: question.source, lesson: '', seconds: undefined };
      resolve((isLate ? undefined : resultIn(said)) ?? refusal(nobody, why));
    });
  });
}

/** This program has written it; a text that ends early is of one that died. */
function resultIn(said: string): Result | undefined {
  try {
    return JSON.parse(said) as Result; // this program has written it
  } catch {
    return undefined;
  }
}
