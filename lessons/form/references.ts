/** What a lesson's names refer to within it and around it, and the limits of what a step may ask of a learner. */
import type { FaultList, PathParts } from '../../simulator/model/document-fault';
import { didYouMean } from '../../simulator/model/names';
import { TERMS } from '../terms';
import type { Design } from './design';
import type { Lesson } from './lesson';
import type { Surroundings } from './read-lesson';
import type { Step } from './step';
import { linksIn, MAX_WORDS, wordsIn } from './words';

export function checkReferences(lesson: Lesson, surroundings: Surroundings, faults: FaultList): void {
  const { objectives, steps, decoys, ablation, prerequisites, exploring } = lesson;
  const ids = objectives.map(({ id }) => id);
  repeated(ids).forEach((id) =>
    faults.add('twice', ['objectives'], `\`${id}\` is there twice`, 'rename one'),
  );
  repeated(decoys.map(({ name }) => name)).forEach((name) =>
    faults.add('twice', ['decoys'], `\`${name}\` is there twice`, 'rename one'),
  );
  const known = (names: readonly string[], path: PathParts, among = ids): void =>
    names.filter((name) => !among.includes(name)).forEach((name) => unknown(name, among, path, faults));
  decoys.forEach(({ fails }, index) => known(fails, ['decoys', index, 'fails']));
  known(ablation.fails, ['ablation', 'fails']);
  known(
    prerequisites,
    ['prerequisites'],
    surroundings.lessons.filter((name) => name !== lesson.name),
  );
  steps.forEach(({ achieve, title }) => known(achieve ?? [], [`## ${title}`, 'achieve']));
  checkFiles(lesson, faults);
  if (steps.length === 0)
    faults.add('no-steps', ['lesson.md'], 'there is no step', 'write `## ` and its title');
  if (!steps.some(({ predict }) => predict !== undefined))
    faults.add('no-prediction', ['lesson.md'], 'no step asks for a prediction', 'give one step a `predict`');
  const achieved = new Set(steps.flatMap(({ achieve }) => achieve ?? []));
  for (const id of exploring ? [] : ids.filter((one) => !achieved.has(one)))
    faults.add(
      'never-asked',
      ['objectives', id],
      'no step asks for it',
      'name it in the `achieve` of a step',
    );
  checkReading(lesson, surroundings, faults);
}

function checkFiles(lesson: Lesson, faults: FaultList): void {
  const { solution, decoys, ablation, steps } = lesson;
  const designs: readonly (readonly [PathParts, Partial<Design>])[] = [
    [['solution'], solution],
    [['ablation'], ablation],
    ...decoys.map((decoy, index) => [['decoys', index], decoy] as const),
    ...steps.map(({ title, run = {} }) => [[`## ${title}`, 'run'], run] as const),
  ];
  for (const [path, { edit }] of designs)
    if (typeof edit === 'string' && !Object.hasOwn(lesson.patches, edit))
      unknown(edit, Object.keys(lesson.patches), [...path, 'edit'], faults);
}

/** All that is read: how long it is, and where its links lead. */
function checkReading(lesson: Lesson, surroundings: Surroundings, faults: FaultList): void {
  const { opening, steps, hints, takeaway, decoys } = lesson;
  const checkWords = (text: string, path: PathParts): void => {
    const count = wordsIn(text);
    if (count > MAX_WORDS)
      faults.add('too-long', path, `${count} words are too many to read at once`, `use ${MAX_WORDS} at most`);
  };
  checkWords(opening, ['the opening']);
  steps.forEach((step) => checkWords(readingOf(step), [`## ${step.title}`]));
  const texts = [
    opening,
    takeaway,
    ...steps.map(readingOf),
    ...hints,
    ...decoys.map(({ because }) => because),
  ];
  const explained = steps.map(({ predict }) => predict?.because ?? '');
  for (const target of [...texts, ...explained].flatMap(linksIn)) checkLink(target, surroundings, faults);
}

/** What a step adds to read before its run. */
function readingOf({ text, predict }: Step): string {
  return predict === undefined ? text : `${text}\n${predict.ask}`;
}

/** `term:` leads to a definition, `lesson:` to a lesson, `https:` out of the page. */
function checkLink(target: string, { lessons, kinds }: Surroundings, faults: FaultList): void {
  const [, scheme = '', name = ''] = /^(term|lesson|https):(.+)$/.exec(target) ?? [];
  const terms = [...Object.keys(TERMS), ...kinds];
  if (scheme === 'https') return;
  if (scheme === 'term') return terms.includes(name) ? undefined : unknown(name, terms, [target], faults);
  if (scheme === 'lesson')
    return lessons.includes(name) ? undefined : unknown(name, lessons, [target], faults);
  faults.add('bad-link', [target], 'this link leads nowhere', 'write `term:…`, `lesson:…` or `https:…`');
}

function unknown(name: string, among: readonly string[], path: PathParts, faults: FaultList): void {
  faults.add('unknown-name', path, `there is no \`${name}\``, () => didYouMean(name, among));
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
