/** `faultline lesson new|check|preview`: what the authors of lessons need. */
import { UsageError } from '../usage';
import { checkLessons } from './check';
import { newLesson } from './new';
import { previewLesson } from './preview';

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number> | number>> = {
  new: newLesson,
  check: checkLessons,
  preview: previewLesson,
};

export function lesson([name, ...args]: string[]): Promise<number> | number {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError('lesson takes `new`, `check` or `preview`');
  return command(args);
}
