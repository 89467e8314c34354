/**
 * The command line: `faultline run`, `check`, `schema`, `lesson` (`usage.ts` says what they take). Runs the same engine
 * as the page. A document that brings handlers of its own runs in a restricted child process, never here.
 */
import { faultline } from './commands';

// Whoever reads our output may stop reading it (`| head`); then there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
}
process.exitCode = await faultline(process.argv.slice(2));
