/** The commands, and how each of them ends: results go to stdout, everything else to stderr; `usage.ts` has the exit codes. */
import { boundary } from './boundary';
import { capstone } from './capstone';
import { check } from './check';
import { grade } from './grade';
import { lesson } from './lesson';
import { matrix } from './matrix';
import { schema } from './schema';
import { run } from './run';
import { printable, printFaults, Stopped } from './stopped';
import { USAGE, UsageError } from './usage';

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number> | number>> = {
  run,
  check,
  schema,
  lesson,
  grade,
  capstone,
  boundary,
  matrix,
};

/** Carries out a command and returns its exit code. Never throws. */
export async function faultline(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || args.includes('--help') || args.includes('-h')) {
    (name === undefined ? process.stderr : process.stdout).write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command === undefined) throw new UsageError(`there is no command “${name}”`);
    return await command(rest);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`faultline: ${printable(error.message)}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof Stopped) {
    printFaults(error.faults);
    return 1;
  }
  const words = error instanceof Error ? error.message : typeof error;
  process.stderr.write(
    `faultline: a bug in Faultline: ${printable(words)}\nplease report it, with this command\n`,
  );
  return 1;
}
