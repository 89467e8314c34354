/** Writes into the map of lessons what has been done in this browser. */
import { PROGRESS_KEY, readProgress, type LessonStanding, type Progress } from '../../shared/progress/form';

const lines = [...document.querySelectorAll<HTMLElement>('[data-lesson]')];

function stored(): Progress | undefined {
  try {
    const read = readProgress(localStorage.getItem(PROGRESS_KEY) ?? '');
    return typeof read === 'object' ? read : undefined;
  } catch {
    return undefined;
  }
}

function standingOf(line: HTMLElement, { lessons }: Progress): LessonStanding | undefined {
  const name = line.dataset['lesson'] ?? '';
  return Object.hasOwn(lessons, name) ? lessons[name] : undefined;
}

function showLine(line: HTMLElement, standing: LessonStanding | undefined): void {
  line.dataset['state'] =
    standing?.isFinished === true ? 'finished' : standing === undefined ? 'ahead' : 'begun';
  const [done, takeaway] = [
    line.querySelector('[data-done]'),
    line.querySelector<HTMLElement>('[data-takeaway]'),
  ];
  if (takeaway !== null) takeaway.hidden = standing?.isFinished !== true;
  if (done === null) return;
  if (standing === undefined) done.textContent = '';
  else if (standing.isFinished) done.textContent = 'done';
  else
    done.textContent = standing.steps === 0 ? 'begun' : `step ${standing.steps} of ${line.dataset['steps']}`;
}

/** The first lesson that is begun and not finished, or else the first that is not begun. */
function nextOf(): HTMLElement | undefined {
  const inState = (state: string) => lines.find(({ dataset }) => dataset['state'] === state);
  return inState('begun') ?? inState('ahead');
}

function show(): void {
  const progress = stored();
  if (progress === undefined) return;
  for (const line of lines) showLine(line, standingOf(line, progress));
  const finished = lines.filter(({ dataset }) => dataset['state'] === 'finished').length;
  const begun = lines.some(({ dataset }) => dataset['state'] !== 'ahead');
  if (!begun) return;

  const next = nextOf();
  const onward = document.querySelector<HTMLAnchorElement>('[data-onward]');
  if (onward !== null && next !== undefined) {
    onward.href = `./?lesson=${encodeURIComponent(next.dataset['lesson'] ?? '')}`;
    onward.textContent = `Go on with ${next.dataset['title']}`;
  } else if (onward !== null) {
    onward.href = './';
    onward.textContent = 'Build something of your own';
  }
  const standing = document.querySelector('[data-standing]');
  if (standing !== null) standing.textContent = wordsFor(finished, progress);
}

function wordsFor(finished: number, { predictions }: Progress): string {
  const done = `${finished} of ${lines.length} done.`;
  if (predictions.length === 0) return done;
  const right = predictions.filter(({ isRight }) => isRight).length;
  return `${done} Of ${predictions.length} predictions ${right} came true.`;
}

show();
// Another tab may do lessons meanwhile, and the page may come back as it was left.
addEventListener('storage', show);
addEventListener('pageshow', show);
