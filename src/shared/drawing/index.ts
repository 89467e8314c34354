/**
 * Drawing, as far as several parts of the page take part in it: whether one draws, what is picked, where things are in the
 * picture, and what is said of what was done.
 */
import type { DocumentFault, SystemDocument } from '../../../simulator';
import { createValue } from '../run';
import type { Box, Point } from '../scene';

/** Whether boxes can be moved, joined and added. Off, the picture is for watching. */
export const isDrawing = createValue(false);

/** What the next edit is about: ids of the scene's boxes, or `module:` and a name. */
export const picked = createValue<readonly string[]>([]);

/** The list that is open over the page: of parts to add, or of everything one can do. */
export const openList = createValue<'parts' | 'commands' | undefined>(undefined);

/** The picture as others need to know it. */
export interface Picture {
  readonly boxes: readonly Box[];
  /** Boxes stand where somebody put them; where there is little room, they arrange themselves. */
  readonly isArranged: boolean;
  /** The place in the picture under a point of the page; undefined beside the canvas. */
  readonly at: (x: number, y: number) => Point | undefined;
  /** The place in the middle of what is seen. */
  readonly middle: () => Point;
}

export const picture = createValue<Picture | undefined>(undefined);

/** What is being joined to something else: a box, from which a wire is drawn, or modules on their way to another service. */
export const joining = createValue<readonly string[]>([]);

/** Asks the inspector for a new name. */
export const isRenaming = createValue(false);

/** Asks the picture to show these boxes. */
export const lookAt = createValue<readonly string[]>([]);

/** What came of the last edit, in words; the same words twice are two tellings. */
export interface Telling {
  readonly words: string;
  /** `done`: a step that can be undone; `refused`: nothing was changed; `said`: neither. */
  readonly of: 'done' | 'refused' | 'said';
}

export const telling = createValue<Telling | undefined>(undefined);

export function tell(words: string, of: Telling['of']): void {
  telling.set({ words, of });
}

/** The boundary that was drawn last: what undo calls it, where it is, and what there was before. */
export interface DrawnBoundary {
  readonly step: string;
  readonly system: string;
  readonly deployment: string;
  readonly before: { readonly document: SystemDocument; readonly deployment: string };
}

export const lastBoundary = createValue<DrawnBoundary | undefined>(undefined);

/**
 * What somebody talks of, to be marked in the picture: ids of the scene's boxes, `module:` and a name, or `wire:` and a name.
 */
export const pointedAt = createValue<readonly string[]>([]);

/** Why the last edit was not taken; each is shown on what it concerns. */
export const refusedFaults = createValue<readonly DocumentFault[]>([]);
