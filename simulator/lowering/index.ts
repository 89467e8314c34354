/**
 * Lowering turns a module's handlers, TypeScript as people write it, into what the kernel runs: generators that it drives
 * step by step, with every loop and call counted, and with nothing in sight but what handlers may use. A source goes
 * through four hands. `refusals/` say what the guest language leaves out; `erase` takes the types away; a second parser
 * and `scopes` find what is left of early errors and foreign names; `transforms/` print the lowered text. At last `audit`
 * reads that text again, trusting none of them. It is pure: the same sources give the same text, byte for byte.
 */
import { GUEST_GLOBALS } from './allowlist';
import { audit } from './audit';
import { erase, parseSource } from './erase';
import { Refused, type LoweringFault, type Refusal } from './fault';
import { parseErased } from './parse';
import { refusalsOf, tooNested } from './refusals';
import { nameFault } from './refusals/names';
import { isMentioned, usesOf } from './scopes';
import type { Site } from './sites';
import { lowerErased } from './transforms';

export { parseCondition, type Condition, type ParsedCondition } from './condition';
export type { LoweringFault } from './fault';
export type { Site, SiteScope } from './sites';

/** A module that brings handlers of its own. */
export interface GuestModule {
  /** Its name in the document; a letter, then letters, digits, `-` and `_`; `module@version` for a version of it. */
  readonly name: string;
  /** Its handlers: TypeScript. */
  readonly source: string;
}

/** The lowered text of a document's modules, or why there is none. */
export type Lowered =
  /** One JavaScript expression, a function of the guest runtime `$` that returns a function for each module. */
  | {
      readonly ok: true;
      readonly text: string;
      /** Where it can stop, by the numbers that are in the text. None unless it is a debug build. */
      readonly sites: readonly Site[];
    }
  | { readonly ok: false; readonly faults: readonly LoweringFault[] };

/** Longest source of a module, in characters: some thousand lines. */
export const MAX_SOURCE_LENGTH = 200_000;

/** Most faults that are reported of one module; nobody reads more. */
const MAX_FAULTS = 50;

const NAME = /^[A-Za-z][\w-]*(?:@[A-Za-z][\w-]*)?$/;

/**
 * Lowers all modules of a document. Never throws for what a source holds; throws an Error for a module name that is
 * malformed or given twice (the document's check comes first), or when the printed text fails our own audit.
 */
export function lower(modules: readonly GuestModule[]): Lowered {
  return lowerAll(modules, undefined);
}

/** The same as a debug build: its text asks before each line whether to stop there, and runs do not differ by that. */
export function lowerToDebug(modules: readonly GuestModule[]): Lowered {
  return lowerAll(modules, []);
}

function lowerAll(modules: readonly GuestModule[], sites: Site[] | undefined): Lowered {
  const names = new Set(modules.map((module) => module.name));
  if (names.size < modules.length || ![...names].every((name) => NAME.test(name)))
    throw new Error('Module names must be well-formed and differ.');
  const lowered = modules.map((module) => lowerModule(module, sites));
  const faults = lowered.flatMap((module) => module.faults);
  if (faults.length > 0) return { ok: false, faults };
  const text = documentText(lowered);
  audit(text);
  return { ok: true, text, sites: sites ?? [] };
}

interface ModuleResult {
  readonly faults: readonly LoweringFault[];
  /** `"name": function () { ... },` */
  readonly text: string;
  /** The guest's globals that it uses. */
  readonly globals: ReadonlySet<string>;
}

function lowerModule({ name, source }: GuestModule, sites: Site[] | undefined): ModuleResult {
  try {
    return lowerSource(name, source, sites);
  } catch (error) {
    const refusals = refusalsBehind(error).slice(0, MAX_FAULTS);
    const faults = refusals.map((refusal) => ({ ...refusal, path: pathOf(name) }));
    return { faults, text: '', globals: new Set() };
  }
}

/** Where the handlers stand in the document. */
function pathOf(name: string): string {
  const [module = '', version] = name.split('@');
  return `modules.${module}${version === undefined ? '' : `.versions.${version}`}.handlers`;
}

/** Why a source was refused; a compiler that filled its stack met a source nested too deeply. Throws any other error. */
function refusalsBehind(error: unknown): readonly Refusal[] {
  if (error instanceof Refused)
    return error.refusals.toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (error instanceof RangeError) return [tooNested({ line: 1, column: 1 })];
  throw error;
}

function lowerSource(name: string, source: string, sites: Site[] | undefined): ModuleResult {
  if (source.length > MAX_SOURCE_LENGTH) throw new Refused([tooLong()]);
  const file = parseSource(source);
  const erased = erase(source, file);
  const refusals = refusalsOf(file);
  if (refusals.length > 0) throw new Refused(refusals);

  const program = parseErased(erased);
  const uses = usesOf(program);
  const foreign = uses.flatMap((use): Refusal[] => {
    const fault = nameFault(use);
    const { line, column } = use.identifier.loc?.start ?? { line: 1, column: 0 };
    return fault === undefined ? [] : [{ ...fault, ...erased.positionOf(line - 1, column) }];
  });
  if (foreign.length > 0) throw new Refused(foreign);

  const called = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'FunctionDeclaration')
      continue;
    if (isMentioned(statement.declaration.id, uses)) called.add(statement.declaration.id.name);
  }
  const { text, operations } = lowerErased(erased, name, called, sites);
  const table = operations.map((operation) => `${JSON.stringify(operation.name)}: ${operation.generator}`);
  const globals = uses.filter((use) => use.scope === undefined).map((use) => use.identifier.name);
  return {
    faults: [],
    text: `${JSON.stringify(name)}: function () {\n${text}return { ${table.join(', ')} };\n},\n`,
    globals: new Set(globals),
  };
}

function tooLong(): Refusal {
  return {
    code: 'too-long',
    message: `the handlers are longer than ${MAX_SOURCE_LENGTH} characters`,
    hint: 'split the module',
    line: 1,
    column: 1,
  };
}

function documentText(modules: readonly ModuleResult[]): string {
  const used = GUEST_GLOBALS.filter((name) => modules.some((module) => module.globals.has(name)));
  const globals = used.map((name) => `const ${name} = $.globals.${name};\n`).join('');
  const functions = modules.map((module) => module.text).join('');
  return `(function ($) {\n"use strict";\n${globals}return {\n${functions}};\n})`;
}
