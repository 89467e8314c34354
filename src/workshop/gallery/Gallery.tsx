/** The gallery: two teams' designs side by side, under a fault that neither has seen. */
import { useState } from 'react';
import { linkTo } from '../../document/keeping';
import {
  assignmentFor,
  boutOf,
  comparableRun,
  packIn,
  submissionsIn,
  type Bout,
  type Submission,
} from '../../document/workshop';
import { Button, SelectField } from '../../shared/ui';
import { keptBoard } from '../board/rows';
import { linesOf } from '../make/draft';
import { titleOf } from '../titles';
import type { ViewProps } from '../Workshop';
import styles from '../workshop.module.css';
import { BoutTable } from './BoutTable';

type Teams = readonly [Submission, Submission];

interface Shown {
  readonly teams: Teams;
  readonly bout: Bout;
  /** Both in Compare; undefined where they differ in more than their deployments. */
  readonly link: string | undefined;
}

export function Gallery(_: ViewProps) {
  const [texts, setTexts] = useState<readonly [string, string]>(['', '']);
  const [unseen, setUnseen] = useState('');
  const [pack, setPack] = useState('');
  const [shown, setShown] = useState<Shown | string>();
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    setRunning(true);
    setShown(await boutFrom(texts, linesOf(unseen), pack));
    setRunning(false);
  };
  return (
    <>
      <h1>Gallery</h1>
      <p className={styles.lead}>Two designs of one task meet the same fault. Have the room bet first.</p>
      <div className={styles.form}>
        {texts.map((text, place) => (
          <Team
            key={place}
            place={place}
            text={text}
            onChange={(next) => setTexts(place === 0 ? [next, texts[1]] : [texts[0], next])}
          />
        ))}
        <label htmlFor="unseen">The fault that neither has seen, one a line</label>
        <textarea
          id="unseen"
          rows={2}
          value={unseen}
          placeholder="crash payments for 2s when payments.charge starts the 9th time"
          onChange={({ target }) => setUnseen(target.value)}
        />
        <label htmlFor="of">The pack’s link, for an exercise of its own</label>
        <input
          id="of"
          className={styles.input}
          value={pack}
          onChange={({ target }) => setPack(target.value)}
        />
        <div className={styles.row}>
          <Button look="primary" disabled={isRunning || texts.includes('')} onClick={() => void run()}>
            {isRunning ? 'Running both …' : 'Run both'}
          </Button>
        </div>
      </div>
      <div role="status">
        {typeof shown === 'string' ? (
          <p className={styles.wrong}>{shown}</p>
        ) : (
          shown && <Outcome shown={shown} />
        )}
      </div>
    </>
  );
}

interface TeamProps {
  readonly place: number;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Team({ place, text, onChange }: TeamProps) {
  const id = `team-${place}`;
  const [handed] = useState(() => keptBoard().filter(({ code }) => code !== ''));
  const options = handed.map(({ result, code }) => ({
    value: code,
    title: `${result.who}: ${titleOf({ lesson: result.lesson })}`,
  }));
  return (
    <>
      <label htmlFor={id}>
        {place === 0 ? 'One team’s result: its link, its code or its file’s text' : 'The other team’s result'}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.input}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
        {options.length > 0 && (
          <SelectField
            label={`From the board, for team ${place + 1}`}
            options={[{ value: '', title: 'From the board' }, ...options]}
            value={options.some(({ value }) => value === text) ? text : ''}
            onChoose={onChange}
          />
        )}
      </div>
    </>
  );
}

function Outcome({ shown: { teams, bout, link } }: { readonly shown: Shown }) {
  if (!bout.ok) return <p className={styles.wrong}>{bout.says}</p>;
  return (
    <>
      <BoutTable teams={teams.map(({ who }) => who)} lines={bout.lines} />
      {link === undefined ? (
        <p className={styles.legend}>
          They differ in their code, so Compare cannot lay one run beside the other.
        </p>
      ) : (
        <p className={styles.actions}>
          <a className={styles.go} href={link} target="_blank" rel="noreferrer">
            Open both in Compare
          </a>
        </p>
      )}
    </>
  );
}

/** What came of it; in a sentence, why nothing did. */
async function boutFrom(
  texts: readonly [string, string],
  unseen: readonly string[],
  packText: string,
): Promise<Shown | string> {
  const [one, other] = await Promise.all(
    texts.map(async (text) => (await submissionsIn(text)).handed[0]?.submission),
  );
  if (one === undefined || other === undefined)
    return `There is no result in the ${one === undefined ? 'first' : 'second'} one.`;
  if (one.lesson !== other.lesson)
    return `They are of two tasks: ${titleOf({ lesson: one.lesson })}, and ${titleOf({ lesson: other.lesson })}.`;
  const read = await packIn(packText);
  const assignment = await assignmentFor(one.lesson, read.kind === 'pack' ? read.pack : undefined);
  if (assignment === undefined) return `There is no task “${one.lesson}”. An exercise needs its pack’s link.`;
  const teams: Teams = [one, other];
  const bout = await boutOf(assignment, teams, unseen, assignment.seed);
  const run = bout.ok ? await comparableRun(assignment, teams, unseen, assignment.seed) : undefined;
  return { teams, bout, link: run && `./${await linkTo(run)}` };
}
