/** The code of one module: what runs now, and what is being written. */
import { Suspense, lazy, useMemo, useState } from 'react';
import type { DocumentFault } from '../../../simulator';
import { PanelFrame } from '../../shared/panel';
import { breakpoints, toggleLine, useRun, useSelection, useValue } from '../../shared/run';
import { Button, SelectField } from '../../shared/ui';
import styles from './code.module.css';
import { draftKey, drafts, keepDraft } from './drafts';
import type { Mark } from './Editor';
import { faultWords } from './places';
import { starterCode } from './starter';
import { useShippedCode } from './use-shipped-code';

const ModuleEditor = lazy(async () => ({ default: (await import('./ModuleEditor')).ModuleEditor }));

const NOTHING: readonly DocumentFault[] = [];

export function CodePanel() {
  const { document, plan, commands } = useRun();
  const [selected] = useSelection();
  const names = Object.keys(document.modules);
  const [chosen, setChosen] = useState<string>();
  const pointed = moduleIn(selected, plan);
  const module = [chosen, pointed, names[0]].find((name) => name !== undefined && names.includes(name));
  const [faults, setFaults] = useState<{ readonly of: string; readonly list: readonly DocumentFault[] }>();
  const [isComparing, setComparing] = useState(false);
  const shipped = useShippedCode(document.name, module);
  const kept = useValue(drafts);
  const running = useMemo(
    () => (module === undefined ? '' : (document.modules[module]?.handlers ?? starterCode(document, module))),
    [document, module],
  );
  const key = draftKey(document, module ?? '');
  const text = kept.get(key) ?? running;
  const stops = useValue(breakpoints);
  const lines = stops.flatMap((one) => (one.kind === 'line' && one.module === module ? [one.line] : []));
  const wrong = faults?.of === key ? faults.list : NOTHING;
  const marks = useMemo(() => wrong.map(markOf), [wrong]);
  if (module === undefined) return <PanelFrame label="Code">{NO_MODULE}</PanelFrame>;

  const isDefault = document.modules[module]?.handlers === undefined;
  const isChanged = text !== running;
  const save = async (): Promise<void> => {
    if (!isChanged && !isDefault) return;
    const list = await commands.edit(`Edit the code of ${module}`, (now) => {
      const before = now.modules[module];
      if (before === undefined) return { document: now };
      return { document: { ...now, modules: { ...now.modules, [module]: { ...before, handlers: text } } } };
    });
    setFaults({ of: key, list });
    if (list.length === 0) keepDraft(key, undefined);
  };
  return (
    <PanelFrame
      label="Code"
      terms={['module', 'operation', 'handler']}
      isStill
      className={styles.body}
      tools={
        <>
          <SelectField
            label="Module"
            value={module}
            options={names.map((name) => ({ value: name, title: document.modules[name]?.title ?? name }))}
            onChoose={setChosen}
          />
          <Button
            look="primary"
            disabled={!isChanged && !isDefault}
            aria-keyshortcuts="Control+S"
            title="Ctrl+S"
            onClick={() => void save()}
          >
            Run this code
          </Button>
          <Button look="quiet" disabled={!isChanged} onClick={() => keepDraft(key, undefined)}>
            Discard changes
          </Button>
          {shipped !== undefined && (
            <Button look="quiet" aria-pressed={isComparing} onClick={() => setComparing(!isComparing)}>
              Compare with what ships
            </Button>
          )}
          <Standing isDefault={isDefault} isChanged={isChanged} wrong={wrong} />
        </>
      }
    >
      <Suspense fallback={<p className={styles.loading}>Fetching the editor …</p>}>
        <ModuleEditor
          document={document}
          drafts={kept}
          module={module}
          label={`Code of ${module}`}
          text={text}
          original={isComparing ? shipped : undefined}
          marks={marks}
          onChange={(written) => keepDraft(key, written === running ? undefined : written)}
          onSave={() => void save()}
          stops={isDefault ? undefined : { lines, toggle: (line) => toggleLine(module, line) }}
        />
      </Suspense>
    </PanelFrame>
  );
}

const NO_MODULE = <p className={styles.loading}>There is no module yet whose code could be shown.</p>;

interface StandingProps {
  readonly isDefault: boolean;
  readonly isChanged: boolean;
  readonly wrong: readonly DocumentFault[];
}

/** What this text is to the run. */
function Standing({ isDefault, isChanged, wrong }: StandingProps) {
  const [fault] = wrong;
  if (fault !== undefined)
    return (
      <p className={styles.standing} data-bad role="alert">
        {fault.line === undefined ? '' : `Line ${fault.line}: `}
        {faultWords(fault)}
        {wrong.length > 1 && ` And ${wrong.length - 1} more.`}
      </p>
    );
  const words = isChanged
    ? 'Changed; the run still has what was there before.'
    : isDefault
      ? 'What it does by default, written out. Run it to make it the module’s own.'
      : 'This is what runs.';
  return (
    <p className={styles.standing} role="status">
      {words}
    </p>
  );
}

function markOf(fault: DocumentFault): Mark {
  return { message: faultWords(fault), at: { line: fault.line ?? 1, column: fault.column ?? 1 } };
}

type Selected = ReturnType<typeof useSelection>[0];
type PlanNow = ReturnType<typeof useRun>['plan'];

/** The module that is selected, or whose service or operation is. */
function moduleIn(selected: Selected, plan: PlanNow): string | undefined {
  switch (selected?.kind) {
    case 'module':
      return plan.modules[selected.index]?.name;
    case 'service':
      return plan.modules[plan.services[selected.index]?.modules[0] ?? -1]?.name;
    case 'operation':
      return plan.modules[plan.operations[selected.index]?.module ?? -1]?.name;
    default:
      return undefined;
  }
}
