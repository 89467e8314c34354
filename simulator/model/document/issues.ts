/** Turns what zod says about a document into faults in our own words: code, path, message and hint. */
import type * as z from 'zod';
import type { FaultList, PathParts } from '../document-fault';
import { NAME_HINT, didYouMean } from '../names';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** A zod message carries our code, message and hint, one a line: it is the one thing that a schema may attach to an issue. */
export function words(code: string, message: string, hint: string): string {
  return `${code}\n${message}\n${hint}`;
}

/** The error map that every parse of a document is given. */
export function inOurWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined)
        return words('missing', `${article(issue.expected)} is missing here`, '');
      return words('wrong-type', `this is ${kindOf(issue.input)}, not ${article(issue.expected)}`, '');
    case 'unrecognized_keys':
      // Not for reading: the fault is made from these names, key by key.
      return knownKeys(issue).join('\n');
    case 'invalid_key':
      return words('bad-name', 'this cannot be a name', NAME_HINT);
    case 'invalid_value':
      return words(
        'unknown-word',
        'this word is not known here',
        didYouMean(String(issue.input), issue.values.map(String)),
      );
    case 'invalid_union':
      return words('wrong-form', 'this has none of the forms that are known here', unionHint(issue));
    case 'too_small':
      return words(
        'out-of-bounds',
        outOfBounds(issue.origin, 'little', 'short'),
        `choose at least ${issue.minimum}`,
      );
    case 'too_big':
      return words(
        'out-of-bounds',
        outOfBounds(issue.origin, 'much', 'long'),
        `choose at most ${issue.maximum}`,
      );
    default:
      return words('invalid', 'this is not valid here', '');
  }
}

/** Adds the faults that zod's issues stand for. */
export function addIssues(issues: readonly Issue[], faults: FaultList, prefix: PathParts = []): void {
  for (const issue of issues) addIssue(issue, faults, [...prefix, ...issue.path.map(pathPart)]);
}

function addIssue(issue: Issue, faults: FaultList, path: PathParts): void {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message === '' ? [] : issue.message.split('\n');
    for (const key of issue.keys)
      faults.add('unknown-key', [...path, key], 'this key is not known here', () => didYouMean(key, known));
    return;
  }
  const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (branch !== undefined) return addIssues(branch, faults, path);
  const [code = 'invalid', message = '', hint = ''] = issue.message.split('\n');
  faults.add(code, path, message, hint);
}

/** Of a union's alternatives the one whose own keys are all there, so that only what lies deeper is wrong. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isDeep = (issue: Issue): boolean => issue.path.length > 0 && !isMissing(issue);
  const meant = branches.filter(
    (issues) => issues.length > 0 && issues.every((i) => isDeep(i) || i.path.length > 1),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

function isMissing(issue: Issue): boolean {
  return issue.message.startsWith('missing\n');
}

function unionHint(issue: RawIssue & { readonly code?: 'invalid_union' }): string {
  const input: unknown = issue.input;
  const discriminator = 'discriminator' in issue ? issue.discriminator : undefined;
  if (typeof discriminator !== 'string') return '';
  const options: readonly unknown[] = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  const written: unknown =
    typeof input === 'object' && input !== null
      ? Object.entries(input).find(([key]) => key === discriminator)?.[1]
      : undefined;
  const names = options.map(String);
  if (typeof written === 'string') return didYouMean(written, names);
  return `say its \`${discriminator}\`: ${names.map((option) => `\`${option}\``).join(', ')}`;
}

/** The keys of the strict object that raised the issue. */
function knownKeys(issue: RawIssue): string[] {
  const definition: object | undefined = issue.inst?._zod.def;
  if (definition === undefined || !('shape' in definition)) return [];
  const shape: unknown = definition.shape;
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
}

function outOfBounds(origin: string, quantity: string, length: string): string {
  if (origin === 'string') return `the text is too ${length}`;
  return origin === 'array'
    ? `there are too ${quantity === 'little' ? 'few' : 'many'} entries`
    : `this is too ${quantity}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return article(Array.isArray(value) ? 'array' : typeof value);
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

function article(type: string): string {
  return ARTICLES[type] ?? 'a value';
}

function pathPart(part: PropertyKey): string | number {
  return typeof part === 'symbol' ? String(part) : part;
}
