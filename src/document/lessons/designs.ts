/** A lesson's designs as the page runs them, and the learner's own as the judge takes it. */
import type { Plain, SystemDocument } from '../../../simulator';
import type { Design } from '../../../lessons/form/design';
import { edited, UNCHANGED } from '../../../lessons/form/edited';
import type { Lesson } from '../../../lessons/form/lesson';
import type { Schedule } from '../../../lessons/judge/verdict';
import type { Choice } from '../../shared/run';

/** What a learner has made: a document, and the deployment of it that counts. */
export interface Drawn {
  readonly document: SystemDocument;
  readonly deployment: string;
}

/** What is open in the picture. */
export interface Shown {
  readonly document: SystemDocument;
  readonly choice: Choice;
}

/** A run of the judge's. */
export interface CaseName {
  readonly seed: number;
  readonly schedule: Schedule;
}

/** A design of the lesson's, run as the lesson has it. */
export function shownDesign(lesson: Lesson, design: Design = UNCHANGED): Shown {
  const { deployment = lesson.deployment, experiment = lesson.experiment } = design;
  return shown(lesson, edited(lesson, design), deployment, experiment, design.faults, lesson.seed);
}

/** The learner's, in one of the runs that it is judged by. */
export function shownDrawn(
  lesson: Lesson,
  { document, deployment }: Drawn,
  { seed, schedule }: CaseName = { seed: lesson.seed, schedule: 'ordinary' },
): Shown {
  const faults = schedule === 'adversary' ? lesson.judged.adversary : [];
  return shown(lesson, plainOf(document), deployment, lesson.experiment, faults, seed);
}

/** A document that was edited in the picture, with the experiments that are the lesson's. */
export function drawnIn(lesson: Lesson, document: SystemDocument, deployment: string): Drawn {
  const { experiments = {} } = documentOf(lesson.document);
  return { document: { ...document, experiments }, deployment };
}

function shown(
  lesson: Lesson,
  document: Plain,
  deployment: string,
  experiment: string,
  faults: readonly string[],
  seed: number,
): Shown {
  const made = documentOf(document);
  const { [experiment]: found } = made.experiments;
  const broken = found && { ...found, faults: [...(found.faults ?? []), ...faults] };
  return {
    // The system's other experiments may ask for what the lesson has taken out.
    document: { ...made, experiments: broken === undefined ? {} : { [experiment]: broken } },
    choice: { system: documentOf(lesson.document).name, deployment, experiment, seed },
  };
}

/** What is run of it is checked when it is compiled. */
function documentOf(document: Plain): SystemDocument {
  return document as unknown as SystemDocument;
}

/** A document is data. */
export function plainOf(document: SystemDocument): Plain {
  return document as unknown as Plain;
}
