/**
 * The command line: `faultline run SYSTEM`, `faultline check FILE`, `faultline schema document|report`. Runs the same engine
 * as the page. A document that brings handlers of its own runs in a restricted child process, never here.
 * Exit code 0: done; 1: the document has faults or the run failed; 2: wrong usage.
 */
import { check } from './check';
import { schema } from './schema';
import { run } from './run';
import { USAGE, UsageError } from './usage';

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number> | number>> = {
  run,
  check,
  schema,
};

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command === undefined) throw new UsageError(`there is no command “${name}”`);
    return await command(rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`faultline: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
