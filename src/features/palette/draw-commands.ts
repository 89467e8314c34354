/** What can be done while drawing, as commands: with keys, buttons and names alike. */
import {
  aligned,
  copyParts,
  distributed,
  duplicateParts,
  movedTo,
  pasteParts,
  removeParts,
  tidied,
  unjoin,
  type Edge,
} from '../../document/edits';
import { perform } from '../../document/perform';
import { addCommands, type Command } from '../../shared/commands';
import {
  isDrawing,
  isRenaming,
  joining,
  lookAt,
  openList,
  picked,
  picture,
  tell,
} from '../../shared/drawing';
import { selection, type Run } from '../../shared/run';
import { layoutOf, type Layout, type Rect } from '../../shared/scene';
import { boundaryCommands } from './boundary-commands';
import { namesOf, pickedParts, pickedWire } from './picked-parts';

/** What was copied last, for when the browser's clipboard cannot be read. */
let copied = '';

const hasPicked = (): boolean => isDrawing.get() && pickedParts().length > 0;
const hasSeveral = (): boolean => isDrawing.get() && boxesPicked().length > 1 && isArranged();
const isArranged = (): boolean => picture.get()?.isArranged === true;

const DRAWING: readonly Command[] = [
  {
    id: 'draw',
    keys: ['E'],
    title: 'Draw, or only watch',
    group: 'Drawing',
    run: () => setDrawing(!isDrawing.get()),
  },
  {
    id: 'add',
    keys: ['A'],
    title: 'Add a part, by its name',
    group: 'Drawing',
    run: () => openList.set('parts'),
  },
  {
    id: 'connect',
    keys: ['C'],
    title: 'Connect what is picked to something else',
    group: 'Drawing',
    isAvailable: () => pickedParts().length > 0 || selection.get() !== undefined,
    run: () => startJoining(),
  },
  {
    id: 'delete',
    keys: ['Del'],
    also: [['Backspace']],
    title: 'Delete what is picked',
    group: 'Drawing',
    isAvailable: ({ plan }) => hasPicked() || (isDrawing.get() && pickedWire(plan) !== undefined),
    detail: ({ plan }) => pickedWire(plan)?.name ?? namesOf(pickedParts()),
    run: (run) => remove(run, 'Delete'),
  },
  {
    id: 'duplicate',
    keys: ['Ctrl', 'D'],
    title: 'Duplicate what is picked',
    group: 'Drawing',
    isAvailable: hasPicked,
    detail: () => namesOf(pickedParts()),
    run: (run) =>
      void perform(run, `Duplicate ${namesOf(pickedParts())}`, (document, { deployment }) =>
        duplicateParts(document, deployment, pickedParts()),
      ),
  },
  {
    id: 'copy',
    keys: ['Ctrl', 'C'],
    title: 'Copy what is picked',
    group: 'Drawing',
    isNative: true,
    isAvailable: hasPicked,
    run: (run) => void navigator.clipboard?.writeText(copy(run)).catch(() => undefined),
  },
  {
    id: 'cut',
    keys: ['Ctrl', 'X'],
    title: 'Cut what is picked',
    group: 'Drawing',
    isNative: true,
    isAvailable: hasPicked,
    run: (run) => {
      void navigator.clipboard?.writeText(copy(run)).catch(() => undefined);
      remove(run, 'Cut');
    },
  },
  {
    id: 'paste',
    keys: ['Ctrl', 'V'],
    title: 'Paste what was copied',
    group: 'Drawing',
    isNative: true,
    isAvailable: () => copied !== '',
    run: (run) => paste(run, copied),
  },
  {
    id: 'pick-all',
    keys: ['Ctrl', 'A'],
    title: 'Pick everything',
    group: 'Drawing',
    isAvailable: () => isDrawing.get(),
    run: () => picked.set(picture.get()?.boxes.map(({ id }) => id) ?? []),
  },
  {
    id: 'rename',
    keys: ['F2'],
    title: 'Rename what is selected',
    group: 'Drawing',
    isAvailable: () => selection.get() !== undefined,
    run: () => isRenaming.set(true),
  },
  {
    id: 'nudge',
    keys: ['Alt', '←', '↑', '→', '↓'],
    title: 'Move what is picked; with Shift, a little',
    group: 'Drawing',
  },
  {
    id: 'look',
    keys: ['F'],
    title: 'Show what is picked, larger',
    group: 'Drawing',
    isAvailable: hasPicked,
    run: () => lookAt.set([...picked.get()]),
  },
  {
    id: 'tidy',
    keys: ['L'],
    title: 'Tidy: arrange everything automatically',
    group: 'Drawing',
    isAvailable: ({ document, choice }) =>
      isDrawing.get() && document.deployments[choice.deployment]?.layout !== undefined,
    run: (run) =>
      void perform(run, 'Tidy the picture', (document, { deployment }) => tidied(document, deployment)),
  },
  ...alignment('left', 'on their left sides'),
  ...alignment('centre', 'on their centres, one below the other'),
  ...alignment('right', 'on their right sides'),
  ...alignment('top', 'on their tops'),
  ...alignment('middle', 'on their middles, side by side'),
  ...alignment('bottom', 'on their bottoms'),
  distribution('x', 'from left to right'),
  distribution('y', 'from top to bottom'),
  ...boundaryCommands(startJoining),
  {
    id: 'commands',
    keys: ['Ctrl', 'K'],
    title: 'Everything one can do, by name',
    group: 'The page',
    run: () => openList.set('commands'),
  },
];

addCommands(DRAWING);

export function setDrawing(isOn: boolean): void {
  isDrawing.set(isOn);
  joining.set([]);
  if (!isOn) picked.set([]);
}

/** Begins a wire at what is picked. */
function startJoining(): void {
  isDrawing.set(true);
  // What was selected while watching is picked once the picture is for drawing.
  queueMicrotask(() => {
    const [first] = picked.get();
    if (first === undefined) tell('Pick the box first that the wire begins at.', 'refused');
    else joining.set(picked.get().every((id) => id.startsWith('module:')) ? picked.get() : [first]);
  });
}

function remove(run: Run, verb: string): void {
  const wire = pickedWire(run.plan);
  if (wire !== undefined) {
    const { name, from, to } = wire;
    void perform(run, `${verb} the wire ${name}`, (document, { deployment }) =>
      unjoin(document, deployment, from, to),
    );
    return;
  }
  const all = pickedParts();
  const others = all.filter(({ kind }) => kind !== 'clients');
  // Clients that were picked along with everything else stay.
  const parts = others.length > 0 ? others : all;
  void perform(run, `${verb} ${namesOf(parts)}`, (document, { deployment }) =>
    removeParts(document, deployment, parts),
  ).then((refused) => refused ?? picked.set([]));
}

/** What is picked as a text, which is kept too. */
export function copy({ document, choice }: Run): string {
  copied = copyParts(document, choice.deployment, pickedParts());
  tell(`Copied ${namesOf(pickedParts())}.`, 'said');
  return copied;
}

export function cut(run: Run): string {
  const text = copy(run);
  remove(run, 'Cut');
  return text;
}

export function paste(run: Run, text: string): void {
  isDrawing.set(true);
  void perform(
    run,
    (parts) => `Paste ${namesOf(parts)}`,
    (document, { deployment }) => pasteParts(document, deployment, text),
  );
}

function boxesPicked(): readonly (readonly [string, Rect])[] {
  const ids = new Set(picked.get());
  return picture.get()?.boxes.flatMap(({ id, rect }) => (ids.has(id) ? [[id, rect] as const] : [])) ?? [];
}

function alignment(edge: Edge, how: string): Command[] {
  return [
    {
      id: `align-${edge}`,
      keys: [],
      title: `Align ${how}`,
      group: 'Drawing',
      isAvailable: hasSeveral,
      run: (run) => arrange(run, `Align ${how}`, (rects) => aligned(rects, edge)),
    },
  ];
}

function distribution(axis: 'x' | 'y', how: string): Command {
  return {
    id: `distribute-${axis}`,
    keys: [],
    title: `Distribute ${how}`,
    group: 'Drawing',
    isAvailable: () => hasSeveral() && boxesPicked().length > 2,
    run: (run) => arrange(run, `Distribute ${how}`, (rects) => distributed(rects, axis)),
  };
}

function arrange(run: Run, step: string, placesOf: (rects: Readonly<Record<string, Rect>>) => Layout): void {
  const all = layoutOf(picture.get()?.boxes ?? []);
  const places = placesOf(Object.fromEntries(boxesPicked()));
  void perform(run, step, (document, { deployment }) => movedTo(document, deployment, { ...all, ...places }));
}
