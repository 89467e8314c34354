/** What a box needs to know of the whole picture besides its own place. */
import { createContext, useContext } from 'react';
import type { Condition } from '../condition';
import type { Selection } from '../../../shared/run';

export interface BoxesView {
  readonly condition: Condition;
  readonly selected: Selection;
  readonly select: (selection: Selection) => void;
  /** The stop that the Tab key reaches. */
  readonly stop: string;
  /** Module whose operations are shown; -1 = none's. */
  readonly opened: number;
  /** Id of the caller whose view is shown; '' = the world's. */
  readonly caller: string;
}

export const BoxesContext = createContext<BoxesView | undefined>(undefined);

export function useBoxes(): BoxesView {
  const view = useContext(BoxesContext);
  if (view === undefined) throw new Error('Boxes are drawn inside the canvas.');
  return view;
}

/** Whether this is what is selected. */
export function isSelected(
  selected: Selection,
  kind: NonNullable<Selection>['kind'],
  index: number,
): boolean {
  return (
    selected !== undefined &&
    selected.kind === kind &&
    selected.kind !== 'request' &&
    selected.index === index
  );
}
