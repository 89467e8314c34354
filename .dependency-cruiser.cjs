/**
 * Who may import whom (ARCHITECTURE.md says why). Run by `npm run check:imports`; tests/canary proves that it can fail.
 *
 * A checker that reads nothing reports no violations: dependency-cruiser does so without a compiler that it knows,
 * so `typescript` in package.json stays the TypeScript 6 one.
 */

/** The simulator's layers: each may import those before it, and no other. */
const LAYERS = [
  'kernel',
  'lowering',
  'model',
  'telemetry',
  'network',
  'policies',
  'components',
  'faults',
  'consistency',
  'delivery',
  'engine',
  'boundary',
  'worker',
  'cli',
];

/**
 * What all policies, or all faults, share: the definition, the registry, the text and the timetable of faults. Every other
 * file or folder beside them is one policy or one fault.
 */
const SHARED = '(index|registry|definition|policy|fault|grammar|schedule|reach|on-wires)(/|[.])';

/** What tests share is called testing.ts, x.testing.ts or lies in a folder testing/. */
const TEST_HELPER = '(^|[/.])testing([.]ts$|/)';
const TEST = `[.]test[.]tsx?$|${TEST_HELPER}`;

/** Matches an npm package by name, whether or not it is installed. */
const npm = (...names) => `^(node_modules/)?(${names.join('|')})(/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layerRules = LAYERS.map((layer, position) => {
  const later = LAYERS.slice(position + 1).map((name) => `${name}/`);
  return rule(
    `${layer}-imports-only-earlier-layers`,
    `simulator/${layer} may import ${LAYERS.slice(0, position).join(', ') || 'nothing of ours'}.`,
    { path: `^simulator/${layer}/` },
    { path: `^simulator/(${[...later, 'index[.]ts'].join('|')})` },
  );
});

/** [package, the only place in the simulator that may import it] */
const PACKAGE_HOMES = [
  ['zod', 'model', 'the worker is sent a checked model and carries no schema'],
  ['typescript', 'lowering', 'the compiler is loaded only where source text is lowered'],
  ['acorn', 'lowering', 'its parser says what a text really holds'],
  ['comlink', 'worker', 'only the wire protocol knows how messages travel'],
];

const packageRules = PACKAGE_HOMES.map(([name, layer, why]) =>
  rule(
    `${name}-only-in-${layer}`,
    `Only simulator/${layer} imports ${name}: ${why}.`,
    { path: '^simulator/', pathNot: [`^simulator/${layer}/`, TEST] },
    { path: npm(name) },
  ),
);

const siblingRules = [
  rule(
    'no-sibling-component',
    'A component never imports another: what two share lies beside their folders.',
    { path: '^simulator/components/([^/]+)/' },
    { path: '^simulator/components/[^/]+/', pathNot: '^simulator/components/$1/' },
  ),
  rule(
    'no-sibling-policy-or-fault',
    'A policy, a fault never imports another: what two share lies in a file that all of them share.',
    { path: '^simulator/(policies|faults)/([^/.]+)', pathNot: `^simulator/(policies|faults)/${SHARED}` },
    { path: '^simulator/$1/', pathNot: ['^simulator/$1/$2(/|[.])', `^simulator/$1/${SHARED}`] },
  ),
  rule(
    'no-sibling-feature',
    'A feature never imports another feature: what two share goes to src/shared or src/document.',
    { path: '^src/features/([^/]+)/' },
    { path: '^src/features/', pathNot: '^src/features/$1/' },
  ),
];

const areaRules = [
  rule(
    'simulator-stands-alone',
    'The simulator knows neither the page nor the tests nor the tools.',
    { path: '^simulator/' },
    { path: '^(src|tests|tools)/' },
  ),
  rule(
    'only-the-command-line-sees-lessons',
    'A run is given its system. The command line alone may pick a shipped one by name.',
    { path: '^simulator/', pathNot: '^simulator/cli/' },
    { path: '^lessons/' },
  ),
  rule(
    'lessons-are-data',
    'Lessons hold data, what reads it and what judges it, and use only the public index and the model of the simulator.',
    { path: '^lessons/', pathNot: TEST },
    { path: '^(src|tests|tools|simulator)/', pathNot: '^simulator/(index[.]ts$|model/)' },
  ),
  rule(
    'handlers-import-nothing',
    "A handler gets everything from ctx. The types of 'faultline' are erased before anything runs.",
    { path: '^lessons/systems/[^/]+/.+[.]ts$', pathNot: ['/index[.]ts$', TEST] },
    { path: '', pathNot: '^faultline$' },
  ),
  rule(
    'page-sees-the-public-simulator',
    'The page sees the simulator through its index and the protocol of the worker.',
    { path: '^src/' },
    { path: '^simulator/', pathNot: '^simulator/(index[.]ts$|worker/)' },
  ),
  rule(
    'page-imports-no-tests-or-tools',
    'What ships does not depend on what builds or checks it.',
    { path: '^src/' },
    { path: '^(tests|tools)/' },
  ),
  rule(
    'shared-knows-no-feature',
    'src/shared and src/document are below the features and the shell.',
    { path: '^src/(shared|document)/' },
    { path: '^src/(features|app)/' },
  ),
  rule(
    'shared-knows-no-document',
    'src/shared is the lowest.',
    { path: '^src/shared/' },
    { path: '^src/document/' },
  ),
];

const hostRules = [
  rule(
    'no-node-in-the-simulator-or-page',
    'Both run in a browser. The command line runs in Node.',
    { path: '^(simulator|src|lessons)/', pathNot: ['^simulator/cli/', TEST] },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'no-page-packages-in-the-simulator',
    'The simulator uses no packages but those with a home in it.',
    { path: '^simulator/', pathNot: TEST },
    { path: '^node_modules/', pathNot: npm(...PACKAGE_HOMES.map(([name]) => name)) },
  ),
];

const hygieneRules = [
  rule(
    'no-cycle',
    'A cycle of values means that two files are one idea. Types may refer to each other.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule('no-test-imports', 'Nothing imports a test.', {}, { path: '[.]test[.]tsx?$' }),
  rule(
    'test-helpers-only-in-tests',
    'What tests share does not ship.',
    { path: '^(simulator|src|lessons)/', pathNot: TEST },
    { path: TEST_HELPER },
  ),
  rule(
    'resolvable',
    'Every import leads to a file or a package, except the modules that the build supplies.',
    {},
    { couldNotResolve: true, pathNot: ['^virtual:', '^faultline$'] },
  ),
];

module.exports = {
  forbidden: [...layerRules, ...packageRules, ...siblingRules, ...areaRules, ...hostRules, ...hygieneRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a layer that knows the shape of a later one depends on it all the same.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
