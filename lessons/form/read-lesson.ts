/**
 * Reads a lesson from the texts of its folder's files. Whatever is wrong comes back as faults, all at once where that is
 * possible: the form first, then what its names refer to. What only running shows, `lessons/proof` finds.
 */
import { FaultList, type DocumentFault } from '../../simulator/model/document-fault';
import { addIssues, inOurWords } from '../../simulator/model/document/issues';
import { plainCopy } from '../../simulator/model/plain-copy';
import type { Plain } from '../../simulator/model/plan';
import { didYouMean } from '../../simulator/model/names';
import { frontMatterSchema, type Lesson } from './lesson';
import { mergePatch } from './merge-patch';
import { partsOf, type Section } from './parts';
import { checkReferences } from './references';
import { stepSchema, type Step } from './step';

/** What a lesson's folder knows of the world around it. */
export interface Surroundings {
  /** A shipped system's document, or undefined when none has that name. */
  system(name: string): unknown;
  readonly systems: readonly string[];
  /** The names of all lessons. */
  readonly lessons: readonly string[];
  /** Kinds of component, fault and policy: terms that have a definition of their own. */
  readonly kinds: readonly string[];
}

export type ReadLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** `files`: the text of each file in the folder, by its name. Never throws. */
export function readLesson(
  name: string,
  files: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): ReadLesson {
  const faults = new FaultList();
  const lesson = new Reader(name, files, surroundings, faults).read();
  if (lesson !== undefined) checkReferences(lesson, surroundings, faults);
  if (lesson !== undefined && faults.faults.length === 0) return { ok: true, lesson };
  return { ok: false, faults: faults.faults.map((fault) => ({ ...fault, path: placeIn(fault.path) })) };
}

/** Headings, files and links are no names: a path that begins with one has it in brackets. */
function placeIn(path: string): string {
  return path.replace(/^\["(.*?)"\]/, '$1');
}

class Reader {
  constructor(
    private readonly name: string,
    private readonly files: Readonly<Record<string, string>>,
    private readonly surroundings: Surroundings,
    private readonly faults: FaultList,
  ) {}

  /** Undefined: it has no form that could be looked at further. */
  read(): Lesson | undefined {
    const { faults } = this;
    const source = this.files['lesson.md'];
    if (source === undefined) {
      faults.add('no-lesson', [this.name], 'the folder has no `lesson.md`', 'begin one with `lesson new`');
      return undefined;
    }
    const parts = partsOf(source, faults);
    if (parts === undefined || faults.faults.length > 0) return undefined;
    const written = frontMatterSchema.safeParse(plainCopy(parts.frontMatter, faults), { error: inOurWords });
    if (!written.success) addIssues(written.error.issues, faults);
    const steps = parts.sections.flatMap((section) => this.step(section));
    if (!written.success) return undefined;
    const patches = this.patches();
    const system = this.system(written.data.system, patches);
    if (system === undefined || faults.faults.length > 0) return undefined;
    const document = mergePatch(system, written.data.start);
    return { ...written.data, name: this.name, opening: parts.opening, steps, document, patches };
  }

  private step({ title, text, block }: Section): Step[] {
    const read = stepSchema.safeParse(plainCopy(block, this.faults), { error: inOurWords });
    if (read.success) return [{ title, text, ...read.data }];
    addIssues(read.error.issues, this.faults, [`## ${title}`]);
    return [];
  }

  /** The folder's JSON files. */
  private patches(): Readonly<Record<string, Plain>> {
    const found = Object.entries(this.files).filter(([file]) => file.endsWith('.json'));
    return Object.fromEntries(found.map(([file, text]) => [file, this.json(file, text)]));
  }

  private json(file: string, text: string): Plain {
    try {
      return plainCopy(JSON.parse(text), this.faults) ?? null;
    } catch {
      this.faults.add('malformed-json', [file], 'this is not JSON', '`faultline check` says where');
      return null;
    }
  }

  private system(wanted: string, patches: Readonly<Record<string, Plain>>): Plain | undefined {
    const { faults, surroundings } = this;
    if (Object.hasOwn(patches, wanted)) return patches[wanted];
    const shipped = surroundings.system(wanted);
    if (shipped !== undefined) return plainCopy(shipped, faults);
    faults.add('unknown-system', ['system'], `there is no system \`${wanted}\``, () =>
      didYouMean(wanted, [...surroundings.systems, ...Object.keys(patches)]),
    );
    return undefined;
  }
}
