/**
 * The document: a system, its deployments and its experiments, as a person writes them. `document/` holds the schema's parts;
 * this file puts them together for a catalogue of components, and reads whatever claims to be a document.
 */
import * as z from 'zod';
import type { Catalogue } from './catalogue';
import { FaultList } from './document-fault';
import type { DocumentFault } from './document-fault';
import { line, name, named, prose } from './document/basics';
import { deploymentSchema } from './document/deployments';
import { experimentSchema, invariantSchema, taskSchema } from './document/experiments';
import { addIssues, inOurWords } from './document/issues';
import { FORMAT, migrate } from './document/migrations';
import { moduleSchema } from './document/modules';
import { plainCopy } from './plain-copy';
import type { Plain } from './plan';

function makeSchema(catalogue: Catalogue) {
  return z.strictObject({
    format: z.literal(FORMAT),
    name,
    title: line,
    summary: prose,
    notes: z.array(prose).max(100).default([]).meta({ description: 'what is ours, what is left out' }),
    sources: z.array(prose).max(100).default([]).meta({ description: 'where the facts come from' }),
    modules: named(moduleSchema, 200),
    tasks: named(taskSchema, 200),
    invariants: z.array(invariantSchema).max(100).default([]),
    deployments: named(deploymentSchema(catalogue), 50),
    experiments: named(experimentSchema, 100),
  });
}

type Schema = ReturnType<typeof makeSchema>;

/** A document as a person writes it. */
export type SystemDocument = z.input<Schema>;

/** A document whose form has been checked: defaults filled in, durations in ns, sizes in bytes; names not yet resolved. */
export type CheckedDocument = z.output<Schema>;
export type CheckedDeployment = CheckedDocument['deployments'][string];
export type CheckedExperiment = CheckedDocument['experiments'][string];

/** Schemas are costly to make and depend on the catalogue alone. */
const schemas = new WeakMap<Catalogue, Schema>();

function schemaFor(catalogue: Catalogue): Schema {
  const known = schemas.get(catalogue);
  if (known !== undefined) return known;
  const made = makeSchema(catalogue);
  schemas.set(catalogue, made);
  return made;
}

export type ReadDocument =
  | { readonly ok: true; readonly document: SystemDocument; readonly checked: CheckedDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Reads a document of any form and origin: copies it, lifts it to the newest format, checks its form. Never throws. */
export function readDocument(input: unknown, catalogue: Catalogue): ReadDocument {
  const faults = new FaultList();
  const copy = plainCopy(input, faults);
  if (copy === undefined) return { ok: false, faults: faults.faults };
  if (!isObject(copy)) {
    faults.add('wrong-type', [], 'a document is an object', `begin with \`{"format": "${FORMAT}", …}\``);
    return { ok: false, faults: faults.faults };
  }
  const document = migrate(copy, faults);
  if (document === undefined) return { ok: false, faults: faults.faults };
  const parsed = schemaFor(catalogue).safeParse(document, { error: inOurWords });
  if (!parsed.success) {
    addIssues(parsed.error.issues, faults);
    return { ok: false, faults: faults.faults };
  }
  // The parse has just shown that it has this form.
  return { ok: true, document: document as unknown as SystemDocument, checked: parsed.data };
}

/** The JSON Schema (2020-12) of a document, for editors and for whoever writes one by hand. */
export function documentJsonSchema(catalogue: Catalogue): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(schemaFor(catalogue), { io: 'input' });
  return { ...schema, title: `Faultline system document, ${FORMAT}` };
}

function isObject(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
