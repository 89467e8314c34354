/**
 * For tests: the fields of an ExportTraceServiceRequest as opentelemetry-proto publishes them (collector/trace/v1, trace/v1,
 * resource/v1, common/v1), in the JSON mapping of the OTLP specification: lowerCamelCase keys, ids in
 * hexadecimal, 64-bit integers as decimal strings, enums as integers, and no unknown field at all.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What is wrong with a value, each fault with its path; nothing when all is right. */
type Check = (value: Json | undefined, path: string) => string[];

const fault = (path: string, what: string): string[] => [`${path}: ${what}`];

const text: Check = (value, path) => (typeof value === 'string' ? [] : fault(path, 'is no string'));
const hex =
  (digits: number): Check =>
  (value, path) =>
    typeof value === 'string' && new RegExp(`^(?!0+$)[0-9a-f]{${digits}}$`).test(value)
      ? []
      : fault(path, `is no id of ${digits} hexadecimal digits`);
const uint32: Check = (value, path) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff
    ? []
    : fault(path, 'is no uint32');
const uint64: Check = (value, path) =>
  typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value) && BigInt(value) <= 0xffffffffffffffffn
    ? []
    : fault(path, 'is no decimal string of 64 bits');
const int64: Check = (value, path) =>
  typeof value === 'string' && /^(0|-?[1-9]\d*)$/.test(value)
    ? []
    : fault(path, 'is no decimal string of 64 bits');
const double: Check = (value, path) => (typeof value === 'number' ? [] : fault(path, 'is no number'));
const bool: Check = (value, path) => (typeof value === 'boolean' ? [] : fault(path, 'is no boolean'));
const oneOf =
  (last: number): Check =>
  (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= last
      ? []
      : fault(path, 'is no enum number');
const listOf =
  (item: () => Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? (value as readonly Json[]).flatMap((one, i) => item()(one, `${path}[${i}]`))
      : fault(path, 'is no list');

/** A message: only known fields, each as it must be; `required` ones must be there. */
function message(fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(path, 'is no message');
    const object = value as { readonly [key: string]: Json }; // narrowed above; readonly arrays escape Array.isArray
    const missing = required
      .filter((key) => !(key in object))
      .flatMap((key) => fault(`${path}.${key}`, 'is missing'));
    const wrong = Object.entries(object).flatMap(([key, field]) => {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return check === undefined ? fault(`${path}.${key}`, 'is no field') : check(field, `${path}.${key}`);
    });
    return [...missing, ...wrong];
  };
}

const anyValue: Check = (value, path) => {
  const faults = message({
    stringValue: text,
    boolValue: bool,
    intValue: int64,
    doubleValue: double,
    arrayValue: message({ values: listOf(() => anyValue) }),
    kvlistValue: message({ values: listOf(() => keyValue) }),
    bytesValue: text,
  })(value, path);
  const set = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  return set <= 1 ? faults : [...faults, ...fault(path, 'has more than one value')];
};
const keyValue = message({ key: text, value: anyValue }, ['key', 'value']);
const keyValues: Check = (value, path) => {
  const faults = listOf(() => keyValue)(value, path);
  const keys = Array.isArray(value)
    ? (value as readonly { readonly key?: Json }[]).map(({ key }) => key)
    : [];
  return new Set(keys).size === keys.length ? faults : [...faults, ...fault(path, 'has a key twice')];
};

const event = message({
  timeUnixNano: uint64,
  name: text,
  attributes: keyValues,
  droppedAttributesCount: uint32,
});
const link = message({
  traceId: hex(32),
  spanId: hex(16),
  traceState: text,
  attributes: keyValues,
  droppedAttributesCount: uint32,
  flags: uint32,
});
const spanFields = message(
  {
    traceId: hex(32),
    spanId: hex(16),
    traceState: text,
    parentSpanId: hex(16),
    flags: uint32,
    name: text,
    kind: oneOf(5),
    startTimeUnixNano: uint64,
    endTimeUnixNano: uint64,
    attributes: keyValues,
    droppedAttributesCount: uint32,
    events: listOf(() => event),
    droppedEventsCount: uint32,
    links: listOf(() => link),
    droppedLinksCount: uint32,
    status: message({ message: text, code: oneOf(2) }),
  },
  ['traceId', 'spanId', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano'],
);

interface Span {
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly name: string;
}

const span: Check = (value, path) => {
  const faults = spanFields(value, path);
  if (faults.length > 0) return faults;
  const { startTimeUnixNano, endTimeUnixNano, name } = value as unknown as Span; // checked
  if (name === '') faults.push(...fault(path, 'has no name'));
  if (BigInt(endTimeUnixNano) < BigInt(startTimeUnixNano))
    faults.push(...fault(path, 'ends before it starts'));
  return faults;
};

const scope = message({ name: text, version: text, attributes: keyValues, droppedAttributesCount: uint32 });
const scopeSpans = message({ scope, spans: listOf(() => span), schemaUrl: text });
const resource = message({ attributes: keyValues, droppedAttributesCount: uint32 });
const resourceSpans = message({ resource, scopeSpans: listOf(() => scopeSpans), schemaUrl: text });
const request = message({ resourceSpans: listOf(() => resourceSpans) }, ['resourceSpans']);

/** What is wrong with an ExportTraceServiceRequest. */
export function faultsOf(value: Json): string[] {
  return request(value, 'request');
}
