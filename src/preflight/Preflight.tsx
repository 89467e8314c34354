/** The preflight page: says within five seconds whether this laptop can run everything, and what to do where it cannot. */
import { Check as Tick, CircleAlert, Copy, RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../shared/ui';
import { LivePage } from '../site/LivePage';
import { found, verdictOf, type Check, type Finding } from './check';
import { CHECKS } from './checks';
import styles from './preflight.module.css';

type Findings = Readonly<Partial<Record<string, Finding>>>;

export function Preflight() {
  const findings = useFindings();
  const isDone = Object.keys(findings).length === CHECKS.length;
  return (
    <LivePage current="Preflight">
      <h1>Can this laptop run a workshop?</h1>
      <Verdict findings={findings} isDone={isDone} />
      <ul className={styles.checks}>
        {CHECKS.map((check) => (
          <Row key={check.id} check={check} finding={findings[check.id]} />
        ))}
      </ul>
      <p className={styles.unneeded}>
        Not needed: WebAssembly, plug-ins, accounts, a camera, or a network once the page is here. Nothing
        that is made leaves this browser.
      </p>
      <p className={styles.actions}>
        <Button onClick={() => location.reload()}>
          <RotateCw aria-hidden /> Check again
        </Button>
        {isDone && <CopyReport findings={findings} />}
      </p>
    </LivePage>
  );
}

function useFindings(): Findings {
  const [findings, setFindings] = useState<Findings>({});
  useEffect(() => {
    let isWanted = true;
    for (const check of CHECKS)
      void found(check).then((finding) => {
        if (isWanted) setFindings((before) => ({ ...before, [check.id]: finding }));
      });
    return () => {
      isWanted = false;
    };
  }, []);
  return findings;
}

const VERDICTS = {
  good: ['Yes. Everything runs here.', 'Open the workshop’s link and begin.'],
  limited: ['Yes, with limits.', 'Everything runs; what is marked below is missing.'],
  bad: [
    'No, not as it is.',
    'Do what stands below, then check again. A pair can share the laptop beside it.',
  ],
} as const;

function Verdict({ findings, isDone }: { readonly findings: Findings; readonly isDone: boolean }) {
  const state = isDone ? verdictOf(Object.values(findings).filter((one) => one !== undefined)) : undefined;
  const [says, next] =
    state === undefined ? ['Looking …', 'This takes five seconds at most.'] : VERDICTS[state];
  return (
    <div className={styles.verdict} data-state={state} role="status">
      {/* The words beside it say the same. */}
      <span aria-hidden>
        <Sign state={state} />
      </span>
      <p>
        <strong>{says}</strong>
        <span>{next}</span>
      </p>
    </div>
  );
}

function Row({ check, finding }: { readonly check: Check; readonly finding: Finding | undefined }) {
  return (
    <li className={styles.check} data-state={finding?.state}>
      <Sign state={finding?.state} />
      <div>
        <h2>{check.title}</h2>
        <p>{finding?.says ?? 'Looking …'}</p>
        {finding !== undefined && finding.todo !== '' && <p className={styles.todo}>{finding.todo}</p>}
      </div>
    </li>
  );
}

const SIGNS = { good: Tick, limited: TriangleAlert, bad: CircleAlert };
const WORDS = { good: 'Good:', limited: 'Limited:', bad: 'Does not work:' };

function Sign({ state }: { readonly state: Finding['state'] | undefined }) {
  if (state === undefined) return <span className={styles.sign} />;
  const Picture = SIGNS[state];
  return (
    <span className={styles.sign} data-state={state}>
      <Picture aria-hidden />
      <span className="visually-hidden">{WORDS[state]}</span>
    </span>
  );
}

/** For whoever looks after the laptops. */
function CopyReport({ findings }: { readonly findings: Findings }) {
  const [isCopied, setIsCopied] = useState<boolean>();
  const copy = (): void => {
    void navigator.clipboard.writeText(reportOf(findings)).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  if (!isSecureContext) return null;
  return (
    <Button onClick={copy}>
      <Copy aria-hidden />
      <span role="status">
        {isCopied === undefined
          ? 'Copy for whoever runs these laptops'
          : isCopied
            ? 'Copied'
            : 'It could not be copied'}
      </span>
    </Button>
  );
}

function reportOf(findings: Findings): string {
  const lines = CHECKS.map(({ id, title }) => {
    const { state = 'bad', says = '', todo = '' } = findings[id] ?? {};
    return `${title}: ${WORDS[state]} ${says}${todo === '' ? '' : ` ${todo}`}`;
  });
  return [`Faultline preflight, ${location.origin}${location.pathname}`, navigator.userAgent, ...lines].join(
    '\n',
  );
}
