/** The run, its system, its picture and its figures as files. */
import { useState } from 'react';
import { ENGINE_VERSION } from '../../../simulator';
import { fileName, printSavedRun, savedFrom } from '../../document/keeping';
import { selection, shownPanel, useRun, type Run } from '../../shared/run';
import { buildScene, codeOf } from '../../shared/scene';
import { Button, download } from '../../shared/ui';
import { seriesCsv, subjectsOf, totalsCsv, type Measured } from './figures';
import { readColours } from './picture/colours';
import { pngOf } from './picture/png';
import { pictureOf, type Picture } from './picture/svg';
import styles from './share.module.css';

export function Files() {
  const run = useRun();
  const { title } = run.document;
  const [problem, setProblem] = useState('');
  const give = (extension: string, make: () => Promise<Blob | undefined>) => async () => {
    setProblem('');
    const file = await make().catch(() => undefined);
    if (file === undefined) setProblem('This file could not be made. Try again.');
    else download(fileName(title, extension), file);
  };
  const ways: readonly (readonly [string, string, string, () => Promise<Blob | undefined>])[] = [
    [
      'The run',
      'to open it again here',
      'faultline.json',
      async () => json(printSavedRun(await whole(run), 'indent')),
    ],
    [
      'The system',
      'for the command line too',
      'system.json',
      async () => json(`${JSON.stringify(run.document, null, 2)}\n`),
    ],
    ['Picture, SVG', 'sharp at every size', 'svg', async () => svg(pictureIn(run))],
    ['Picture, PNG', 'for slides', 'png', () => pngOf(pictureIn(run))],
    ['Totals, CSV', 'what came of it so far', 'totals.csv', () => totals(run)],
    ['Series, CSV', 'second by second', 'series.csv', () => series(run)],
  ];
  return (
    <section>
      <h3>Files</h3>
      <ul className={styles.files}>
        {ways.map(([name, what, extension, make]) => (
          <li key={name}>
            <Button onClick={() => void give(extension, make)()}>{name}</Button>
            <span className={styles.muted}>{what}</span>
          </li>
        ))}
      </ul>
      {problem !== '' && <p role="alert">{problem}</p>}
    </section>
  );
}

const json = (text: string): Blob => new Blob([text], { type: 'application/json' });
const csv = (text: string): Blob => new Blob([text], { type: 'text/csv' });
const svg = (picture: Picture): Blob => new Blob([picture.svg], { type: 'image/svg+xml' });

const whole = async (run: Run) =>
  savedFrom(run, selection.get(), { hash: await run.hash(), panel: shownPanel.get() });

function pictureIn({ plan, document, choice }: Run): Picture {
  const scene = buildScene(
    plan,
    codeOf(plan, (module) => document.modules[module]?.handlers),
  );
  const deployment = document.deployments[choice.deployment]?.title ?? choice.deployment;
  return pictureOf(scene, readColours(), `${document.title}: ${deployment}`);
}

async function totals(run: Run): Promise<Blob | undefined> {
  const frame = run.frames.latest;
  if (frame === undefined) return undefined;
  return csv(totalsCsv({ choice: run.choice, engine: ENGINE_VERSION, hash: await run.hash(), frame }));
}

async function series({ plan, series: read }: Run): Promise<Blob> {
  const measured: Measured[] = [];
  for (const { of, name } of subjectsOf(plan)) {
    const view = await read(of, MOST_WINDOWS);
    if (view !== undefined) measured.push({ kind: of.kind, name, series: view });
  }
  return csv(seriesCsv(measured));
}

/** As many as the run has: an hour of seconds. */
const MOST_WINDOWS = 3_600;
