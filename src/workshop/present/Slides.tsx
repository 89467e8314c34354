/** The slides of a lesson: its opening, a slide a step, and what stays. */
import { ChevronLeft, ChevronRight, QrCode as QrSign, Timer, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Lesson } from '../../document/lessons';
import { QrCode } from '../../shared/handing';
import { IconButton } from '../../shared/ui';
import { lessonLink } from '../open/lesson-link';
import styles from './present.module.css';
import { StepSlide } from './StepSlide';
import { plainText } from './plain-text';
import { useKeys } from './use-keys';

interface SlidesProps {
  readonly lesson: Lesson;
  readonly minutes: number;
  /** The pack's; '' without one. */
  readonly code: string;
  readonly onLeave: () => void;
}

export function Slides({ lesson, minutes, code, onLeave }: SlidesProps) {
  const [at, setAt] = useState(0);
  const [isQr, setQr] = useState(false);
  const [endsMs, setEnds] = useState<number>();
  const last = lesson.steps.length + 1;
  const go = (by: number): void => setAt(Math.min(last, Math.max(0, at + by)));
  const toggleTime = (): void => setEnds(endsMs === undefined ? Date.now() + minutes * 60_000 : undefined);
  useKeys({
    ArrowRight: () => go(1),
    PageDown: () => go(1),
    ArrowLeft: () => go(-1),
    PageUp: () => go(-1),
    q: () => setQr(!isQr),
    t: toggleTime,
    Escape: onLeave,
  });
  const step = lesson.steps[at - 1];
  const link = new URL(lessonLink(lesson.name, code, at === 0 ? undefined : at), location.href).href;
  return (
    <section className={styles.stage} aria-label="Presentation">
      <header className={styles.bar}>
        <b>{lesson.title}</b>
        <span>
          {at === 0 ? 'Opening' : at === last ? 'What stays' : `Step ${at} of ${lesson.steps.length}`}
        </span>
        {endsMs !== undefined && <Clock endsMs={endsMs} />}
        <nav className={styles.tools} aria-label="Slides">
          <IconButton
            label={endsMs === undefined ? `Start ${minutes} minutes` : 'Stop the time'}
            shortcut="T"
            onClick={toggleTime}
          >
            <Timer aria-hidden />
          </IconButton>
          <IconButton
            label="The code of this step"
            shortcut="Q"
            isPressed={isQr}
            onClick={() => setQr(!isQr)}
          >
            <QrSign aria-hidden />
          </IconButton>
          <IconButton label="Back" shortcut="ArrowLeft" disabled={at === 0} onClick={() => go(-1)}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton label="Forward" shortcut="ArrowRight" disabled={at === last} onClick={() => go(1)}>
            <ChevronRight aria-hidden />
          </IconButton>
          <IconButton label="Leave" shortcut="Escape" onClick={onLeave}>
            <X aria-hidden />
          </IconButton>
        </nav>
      </header>
      <div className={styles.slide}>
        {isQr ? (
          <div className={styles.code}>
            <QrCode text={link} label="The link to this step, as a QR code" />
            <p>Everyone, open this.</p>
          </div>
        ) : step !== undefined ? (
          <StepSlide key={at} lesson={lesson} step={step} />
        ) : (
          <Words lesson={lesson} isEnd={at === last} />
        )}
      </div>
    </section>
  );
}

function Words({ lesson, isEnd }: { readonly lesson: Lesson; readonly isEnd: boolean }) {
  return (
    <>
      <h1>{isEnd ? 'What stays' : lesson.title}</h1>
      <p className={styles.text}>{plainText(isEnd ? lesson.takeaway : lesson.opening)}</p>
      {isEnd && <p className={styles.aside}>Many believe: “{lesson.misconception}”</p>}
    </>
  );
}

/** Minutes and seconds that are left. */
function Clock({ endsMs }: { readonly endsMs: number }) {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((endsMs - nowMs) / 1000));
  return (
    <span className={styles.clock} role="timer" data-over={seconds === 0 || undefined}>
      {Math.floor(seconds / 60)}:{`${seconds % 60}`.padStart(2, '0')}
    </span>
  );
}
