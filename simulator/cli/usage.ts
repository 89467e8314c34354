/** What the command line takes, and what it says when it is used wrongly. */
import { parseDuration } from '../model/durations';

export const USAGE = `usage:
  faultline run SYSTEM [options]     run a system and say what happened
  faultline check FILE               find the faults of a document
  faultline schema document|report|lesson
                                     print a JSON Schema
  faultline lesson new NAME          write a lesson to begin with
  faultline lesson check NAME…|--all prove that lessons teach what they claim
  faultline lesson preview NAME      print a lesson with the outcome of its runs
  faultline grade FILE…              judge again what learners have handed in
  faultline capstone [FILE…]         run designs of the boutique through a season, beside ours
  faultline boundary SYSTEM --split MODULES | --against DEPLOYMENT
                                     say what a boundary changes, or how two deployments differ
  faultline matrix SYSTEM            say what ties the modules to each other, and where a seam is

SYSTEM is a file or a shipped name: corner-shop, online-boutique, social-network, astronomy-shop,
signed-in, chain, borrowed-table.

  --deployment NAME   how it is deployed (default: the document's first)
  --experiment NAME   what is asked of it (default: the document's first)
  --fault 'WORDS'     break something, for instance 'cut payments reply after charge returns'; may be repeated
  --seed N            a whole number from 0 (default 1)
  --for DURATION      how long, in simulated time: 60s, 5m (default: the experiment's own length)
  --json              print one object instead of words
  --otlp FILE         write the traces as OTLP/JSON: what the deployment's instruments sent
  --split a,b         these modules become a service of their own
  --into NAME         with --split: what it is called (default: the first module's name)
  --data own|shared   with --split: their tables move to a store of their own (default), or stay
  --against NAME      the other deployment
  --measured          runs it, too (boundary: before and after), with --experiment, --seed and --for
  --truth             with --otlp: every span there was, whoever could see it

lesson check takes --seeds N (default 20), --json, and --report FILE for the counts alone.
grade takes --csv, --pack FILE|LINK (the workshop's exercises and hidden faults), and --seconds N: how long one may take
(default 120). FILE is a submission, or a text with their codes or links anywhere in it.
capstone takes --json. FILE is a design: { title, says, deployment, edit }, where edit is a merge patch of deployments and modules.

Exit code 0: done. 1: the document, a file or a fault's words are at fault, or the handlers were when they ran.
2: wrong usage.
`;

/** The command line was used wrongly: exit code 2. */
export class UsageError extends Error {}

/** A seed: a whole number from 0. Throws a `UsageError`. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new UsageError(`--seed: “${text}” is not a whole number from 0; write for instance --seed 7`);
  }
  return seed;
}

/** A length of simulated time in ns, above 0. Throws a `UsageError`. */
export function parseLength(text: string): number {
  const ns = parseDuration(text);
  if (ns === undefined || ns === 0) {
    throw new UsageError(`--for: “${text}” is not a duration above 0; write for instance --for 60s`);
  }
  return ns;
}
