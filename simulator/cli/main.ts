/**
 * The command line: `faultline run SYSTEM`, `faultline check FILE`, `faultline schema document|report`. Runs the same engine
 * as the page. A document that brings handlers of its own runs in a restricted child process, never here.
 * Results go to stdout, everything else to stderr; `usage.ts` has the exit codes.
 */
import { check } from './check';
import { schema } from './schema';
import { run } from './run';
import { printable, printFaults, Stopped } from './stopped';
import { USAGE, UsageError } from './usage';

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number> | number>> = {
  run,
  check,
  schema,
};

/** Carries out a command and returns its exit code. */
async function main(args: string[]): Promise<number> {
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

// Whoever reads our output may stop reading it (`| head`); then there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
}
process.exitCode = await main(process.argv.slice(2));
