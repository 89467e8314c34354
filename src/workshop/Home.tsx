/** Where a leader begins: what there is for a workshop, in the order in which it is needed. */
import { useState, type FormEvent } from 'react';
import { packIn } from '../document/workshop';
import { Button } from '../shared/ui';
import styles from './workshop.module.css';

const WAYS = [
  {
    href: './preflight.html',
    title: 'Preflight',
    says: 'Whether a laptop can run everything, within five seconds. Send it round the day before.',
  },
  {
    href: '#make',
    title: 'Make a pack',
    says: 'Lessons, exercises and hidden faults as one link and a QR code.',
  },
  {
    href: '#present',
    title: 'Present',
    says: 'A lesson’s questions in large type: count raised hands, then reveal.',
  },
  {
    href: '#board',
    title: 'Class board',
    says: 'Who has done what. Results come pasted, as files or by the camera.',
  },
  {
    href: '#gallery',
    title: 'Gallery',
    says: 'Two teams’ designs under the same fault that neither has seen.',
  },
] as const;

export function Home() {
  return (
    <>
      <h1>Workshop</h1>
      <p className={styles.lead}>
        Everything here is in links, codes and files. Nothing is on a server, and nobody signs in. What a link
        hides can be read by whoever looks into it.
      </p>
      <JoinForm />
      <ul className={styles.ways}>
        {WAYS.map(({ href, title, says }) => (
          <li key={title}>
            <a href={href}>
              <strong>{title}</strong>
              <span>{says}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** For a learner who has got a code and no link. */
function JoinForm() {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const open = async (): Promise<void> => {
    const read = await packIn(text);
    if (read.kind === 'pack') location.hash = `pack=${read.code}`;
    else
      setProblem(read.kind === 'none' ? 'There is no workshop in it. A code begins with FLP1.' : read.says);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void open();
  };
  return (
    <form className={styles.join} onSubmit={submit}>
      <label htmlFor="join">You have been given a link or a code</label>
      <div className={styles.row}>
        <input
          id="join"
          className={styles.input}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          Open
        </Button>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}
