/** The reference's entries, printed from the definitions that the engine runs on. */
import type { Entry, EntryGroup, ParameterText, Trait } from '../src/site/reference/entry';
import type { ComponentDefinition } from '../simulator/components/definition';
import { COPYING } from '../simulator/components/copying/definition';
import { COMPONENTS } from '../simulator/components/registry';
import { VERBS } from '../simulator/faults/grammar/verbs';
import { FAULTS } from '../simulator/faults/registry';
import { printParameter } from '../simulator/model/parameter-text';
import { boundsText, defaultOf } from '../simulator/model/parameter-values';
import type { Definition, Parameter } from '../simulator/model/parameters';
import { POLICIES } from '../simulator/policies/registry';
import { testsByKind } from './held-by';

/** Everything that there is, and the tests that hold it. */
export function referenceGroups(): EntryGroup[] {
  const tests = testsByKind();
  const entry = (group: string, definition: Definition, traits: readonly Trait[]): Entry => ({
    kind: definition.kind,
    title: definition.title,
    explains: definition.explains,
    leavesOut: definition.leavesOut,
    traits,
    parameters: Object.entries(definition.parameters).map(([name, parameter]) => text(name, parameter)),
    metrics: 'metrics' in definition ? (definition as ComponentDefinition).metrics : [], // only those have any
    tests: [...new Set([...(tests.get(definition.kind) ?? []), ...(tests.get(group) ?? [])])],
  });
  return [
    {
      id: 'components',
      title: 'Components',
      says: 'What a deployment is made of.',
      entries: Object.values(COMPONENTS).map((one) => entry('components', one, portsOf(one))),
    },
    {
      id: 'copies',
      title: 'Copies',
      says: 'What keeps a module’s tables in a second database too, while they are moved there.',
      entries: Object.values(COPYING).map((one) => entry('copies', one, [])),
    },
    {
      id: 'policies',
      title: 'Policies',
      says: 'What stands between a caller and what it calls.',
      entries: Object.values(POLICIES).map((one) => entry('policies', one, [])),
    },
    {
      id: 'faults',
      title: 'Faults',
      says: 'What can be broken, in the words that do it. Behind them stands when: at 10s, when charge starts the 3rd time.',
      entries: Object.values(FAULTS).map((one) =>
        entry('faults', one, [
          { title: 'In words', says: formOf(one.kind), isCode: true },
          { title: 'Aimed at', says: one.targets.map((target) => TARGETS[target] ?? target).join(', ') },
        ]),
      ),
    },
  ];
}

const TARGETS: Readonly<Record<string, string>> = {
  anyService: 'any service that the seed draws',
  network: 'the whole network',
};

const MESSAGES = {
  call: 'calls',
  statement: 'statements',
  lookup: 'look-ups',
  message: 'messages',
  probe: 'probes',
};

function portsOf({ ports }: ComponentDefinition): Trait[] {
  const words = (kinds: readonly (keyof typeof MESSAGES)[]): string =>
    kinds.map((kind) => MESSAGES[kind]).join(', ');
  return [
    { title: 'Takes', says: words(ports.takes) },
    ...(ports.sends.length === 0 ? [] : [{ title: 'Sends', says: words(ports.sends) }]),
  ];
}

function formOf(kind: string): string {
  return Object.values(VERBS).find((verb) => verb.kind === kind)?.form ?? kind;
}

function text(name: string, parameter: Parameter): ParameterText {
  const { explains, source } = parameter;
  return {
    name,
    byDefault: defaultText(parameter),
    range: rangeText(parameter),
    explains,
    // It stands in a line of its own; a product's name begins as its makers write it.
    source: source.replace(/^(our|the) /, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`),
  };
}

function defaultText(parameter: Parameter): string {
  const value = defaultOf(parameter);
  if (value === 0 && 'zeroMeans' in parameter) return `0: ${parameter.zeroMeans}`;
  if (value === '') return 'none';
  const words = grouped(printParameter(parameter, value));
  if (!('unit' in parameter)) return words;
  if (parameter.unit === '×') return `×${words}`;
  return `${words} ${value === 1 ? parameter.unit.replace(/s$/, '') : parameter.unit}`;
}

function rangeText(parameter: Parameter): string {
  if (parameter.kind === 'choice') return `one of ${parameter.of.join(', ')}`;
  return parameter.kind === 'probability' ? 'from 0% to 100%' : grouped(boundsText(parameter));
}

/** Thousands apart, as in the words of the definitions: 10,000. */
function grouped(digits: string): string {
  return digits.replace(/\d{4,}/g, (number) => number.replace(/\B(?=(\d{3})+$)/g, ','));
}
