/**
 * Templates of requests' arguments: any JSON, in which an object with a single key that begins with `$` is drawn afresh:
 * `{"$pick": [...]}`, `{"$integer": [1, 10]}`, `{"$user": true}`, `{"$unique": "order"}`, `{"$let": "product"}`.
 */
import type { FaultList, PathParts } from '../document-fault';
import { NAME_HINT, didYouMean, isName } from '../names';
import type { Plain, TemplatePlan } from '../plan';

/** What a place in the document can be read with: where faults go, and which names a `let` has bound. */
interface Reading {
  readonly faults: FaultList;
  readonly bound: ReadonlySet<string>;
}

type PlainObject = { readonly [key: string]: Plain };

/** Reads a template; faults are added at `path`. Parts without anything to draw become one plain value. */
export function readTemplate(template: Plain, path: PathParts, reading: Reading): TemplatePlan {
  if (typeof template !== 'object' || template === null) return { kind: 'value', value: template };
  if (isList(template)) {
    const items = template.map((item, i) => readTemplate(item, [...path, i], reading));
    return items.every((item) => item.kind === 'value')
      ? { kind: 'value', value: template }
      : { kind: 'array', items };
  }
  const special = Object.keys(template).find((key) => key.startsWith('$'));
  if (special !== undefined) return readSpecial(template, special, path, reading);
  const fields = Object.entries(template).map(([key, value]): readonly [string, TemplatePlan] => [
    key,
    readTemplate(value, [...path, key], reading),
  ]);
  const isConstant = fields.every(([, field]) => field.kind === 'value');
  return isConstant ? { kind: 'value', value: template } : { kind: 'object', fields };
}

type Reader = (value: Plain, path: PathParts, reading: Reading) => TemplatePlan;

const READERS: Readonly<Record<string, Reader>> = {
  $pick: (value, path, { faults }) => {
    if (isList(value) && value.length > 0) return { kind: 'pick', from: value };
    return refuse(
      faults,
      path,
      '`$pick` needs a list of at least one value',
      'write `{"$pick": ["tea", "coffee"]}`',
    );
  },
  $integer: (value, path, { faults }) => {
    const [from, to, ...more] = isList(value) ? value : [];
    if (isInteger(from) && isInteger(to) && more.length === 0 && from <= to)
      return { kind: 'integer', from, to };
    return refuse(
      faults,
      path,
      '`$integer` needs the least and the greatest value',
      'write `{"$integer": [1, 10]}`',
    );
  },
  $user: (value, path, { faults }) =>
    value === true
      ? { kind: 'user' }
      : refuse(faults, path, '`$user` takes `true`', 'write `{"$user": true}`'),
  $unique: (value, path, { faults }) =>
    typeof value === 'string' && isName(value)
      ? { kind: 'unique', prefix: value }
      : refuse(faults, path, '`$unique` needs a name to begin with', NAME_HINT),
  $let: (value, path, { faults, bound }) => {
    if (typeof value === 'string' && bound.has(value)) return { kind: 'bound', name: value };
    const hint = (): string =>
      typeof value === 'string' ? didYouMean(value, bound) : 'write `{"$let": "product"}`';
    return refuse(faults, path, 'no `let` before this binds that name', hint);
  },
};

function readSpecial(template: PlainObject, key: string, path: PathParts, reading: Reading): TemplatePlan {
  const inside = [...path, key];
  if (Object.keys(template).length > 1)
    return refuse(
      reading.faults,
      inside,
      'a key that begins with `$` stands alone in its object',
      'move the other keys out',
    );
  const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
  const value = template[key];
  if (reader === undefined || value === undefined)
    return refuse(reading.faults, inside, `there is no \`${key.slice(0, 40)}\``, () =>
      didYouMean(key, Object.keys(READERS)),
    );
  return reader(value, inside, reading);
}

function refuse(
  faults: FaultList,
  path: PathParts,
  message: string,
  hint: string | (() => string),
): TemplatePlan {
  faults.add('bad-template', path, message, hint);
  return { kind: 'value', value: null };
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isInteger(value: Plain | undefined): value is number {
  return Number.isSafeInteger(value);
}
