/** Takes `lesson.md` apart: front matter, what stands before the first step, and the steps with their blocks of YAML. */
import { parseDocument } from 'yaml';
import type { FaultList } from '../../simulator/model/document-fault';

export interface Section {
  /** The heading, without its marks. */
  readonly title: string;
  /** Markdown, without the block. */
  readonly text: string;
  /** What the block says; an empty object when there is none. */
  readonly block: unknown;
}

export interface Parts {
  readonly frontMatter: unknown;
  readonly opening: string;
  readonly sections: readonly Section[];
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;
const BLOCK = /^```yaml\n([\s\S]*?)^```$/m;

/** The parts, or undefined with the reason added to `faults`. */
export function partsOf(source: string, faults: FaultList): Parts | undefined {
  const text = source.replaceAll('\r\n', '\n');
  const [head, yaml] = FRONT_MATTER.exec(text) ?? [];
  if (head === undefined || yaml === undefined) {
    const hint = 'begin with a line `---`, then the fields, then another line `---`';
    faults.add('no-front-matter', ['lesson.md'], 'the lesson has no front matter', hint);
    return undefined;
  }
  const frontMatter = readYaml(yaml, 1, faults);
  const [opening = '', ...sections] = text.slice(head.length).split(/^(?=## )/m);
  let line = lines(head) + lines(opening);
  const read = sections.map((section) => {
    const found = sectionOf(section, line, faults);
    line += lines(section);
    return found;
  });
  return { frontMatter, opening: opening.trim(), sections: read };
}

function sectionOf(section: string, before: number, faults: FaultList): Section {
  const [heading = ''] = section.split('\n');
  const found = BLOCK.exec(section);
  const yaml = found?.[1];
  const text = section.slice(heading.length).replace(BLOCK, '').trim();
  const lineOfBlock = before + lines(section.slice(0, found?.index ?? 0)) + 1;
  return {
    title: heading.slice(3).trim(),
    text,
    block: yaml === undefined ? {} : readYaml(yaml, lineOfBlock, faults),
  };
}

/** `before`: lines of the file before the text, so that a complaint names the right one. */
function readYaml(text: string, before: number, faults: FaultList): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  for (const { message, linePos } of document.errors) {
    const [at] = linePos ?? [];
    faults.addFault({
      code: 'malformed-yaml',
      path: 'lesson.md',
      message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
      hint: 'indent with spaces, and put texts with `:` or `#` in quotes',
      ...(at === undefined ? {} : { line: before + at.line, column: at.col }),
    });
  }
  if (document.errors.length > 0) return undefined;
  try {
    // Without aliases without bound: a few lines could otherwise stand for millions.
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    const message = error instanceof Error ? error.message : 'this is no YAML';
    const hint = 'an `*alias` needs its `&anchor` before it in the same block';
    faults.addFault({ code: 'malformed-yaml', path: 'lesson.md', message, hint, line: before + 1 });
    return undefined;
  }
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}
