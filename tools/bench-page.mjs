/** `npm run bench:page`: the speed of the page in Chromium, built and bundled afresh. It informs; it fails on no figure. */
import { bundleForNode, runBundle } from './bundle.mjs';
import { ensurePackages } from './packages.mjs';

ensurePackages();
runBundle(await bundleForNode('tests/bench/page/main.ts'));
