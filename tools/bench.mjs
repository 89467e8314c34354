/** `npm run bench`: the speed of the engine, bundled afresh from tests/bench. */
import { ensurePackages } from './packages.mjs';
import { bundleForNode, runBundle } from './bundle.mjs';

ensurePackages();
runBundle(await bundleForNode('tests/bench/main.ts'));
