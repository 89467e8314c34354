/** What of the page is there in a view of a lesson: what its steps have added so far, and where something is to be mended, the tools for it. */
import type { Lesson } from '../../document/lessons';
import { hasPanel, type Doing, type Limits, type ScreenPart } from '../../shared/run';
import { stepAt } from './context';

/** The part of the screen in which each thing is done. */
const TOOLS: Readonly<Record<Doing, ScreenPart>> = {
  boundary: 'boundary',
  add: 'palette',
  remove: 'palette',
  connect: 'palette',
  parameters: 'inspector',
  instances: 'inspector',
  policies: 'inspector',
  code: 'code',
  text: 'code',
};

const DOINGS = Object.keys(TOOLS) as readonly Doing[]; // they are its keys

/** `isStill`: a question is open. */
export function limitsAt(lesson: Lesson, view: number, isStill: boolean): Limits {
  const { allow, steps } = lesson;
  const parts = new Set(steps.slice(0, view).flatMap(({ adds }) => adds ?? []));
  const allowed = allow.commands ?? DOINGS;
  const isMending = stepAt({ lesson, view })?.achieve !== undefined;
  const doings = allowed.filter((doing) => isMending || parts.has(TOOLS[doing]));
  for (const doing of isMending ? doings : []) parts.add(TOOLS[doing]);
  // A boundary can be drawn there too, where there is no room for drawing.
  if (doings.includes('boundary')) parts.add('inspector');
  const { components, faults, policies } = allow;
  return {
    parts,
    doings: new Set(doings),
    components,
    faults,
    policies,
    isBlind: lesson.truth === 'hidden',
    isStill,
  };
}

/** What is there whatever a lesson has come to: time, and the page itself. */
const ALWAYS: readonly string[] = [
  'restart',
  'view',
  'theme',
  'let-go',
  'help',
  'walk',
  'select',
  'zoom',
  'commands',
  'panels',
  'panel-outline',
];
const TIME: readonly string[] = [
  'play',
  'step',
  'pace-follow',
  'pace-watch',
  'pace-consequence',
  'back',
  'forward',
  'beginning',
];
const DRAWING: readonly string[] = ['draw', 'nudge', 'look', 'tidy', 'pick-all', 'undo', 'redo'];

/** By a command's id. */
const DOES: Readonly<Record<string, Doing>> = {
  'own-service': 'boundary',
  'to-service': 'boundary',
  add: 'add',
  duplicate: 'add',
  copy: 'add',
  paste: 'add',
  cut: 'remove',
  delete: 'remove',
  connect: 'connect',
};

/** Whether a command, by its id, is there. */
export function hasCommand(limits: Limits, id: string): boolean {
  const { doings, parts, isStill } = limits;
  if (ALWAYS.includes(id)) return true;
  if (TIME.includes(id)) return !isStill;
  if (id === 'break') return parts.has('faults');
  if (id.startsWith('panel-')) return hasPanel(limits, id.slice('panel-'.length));
  const doing = DOES[id];
  if (doing !== undefined) return doings.has(doing);
  const isDrawing = DRAWING.includes(id) || /^(align|distribute)-/.test(id);
  return isDrawing && doings.size > 0;
}
