/** `npm run -s faultline -- ...`: the command line, bundled afresh from simulator/cli. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, ensurePackages } from './packages.mjs';
import { bundleForNode, runBundle } from './bundle.mjs';

/** Runs a document's own handlers in a process without permissions: it may read one file, so it must be one. */
const GUEST_CHILD = 'simulator/cli/guest-child.ts';

ensurePackages();
const [main] = await Promise.all([
  bundleForNode('simulator/cli/main.ts'),
  existsSync(join(ROOT, GUEST_CHILD)) ? bundleForNode(GUEST_CHILD, { selfContained: true }) : undefined,
]);
runBundle(main);
