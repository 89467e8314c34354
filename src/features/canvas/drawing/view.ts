/** What gestures need to know of the picture, whenever they are made. */
import type { RefObject } from 'react';
import type { Run } from '../../../shared/run';
import type { Point, Scene } from '../../../shared/scene';

export interface View {
  readonly run: Run;
  readonly scene: Scene;
  /** Boxes stay where they are put. */
  readonly isArranged: boolean;
  /** From the page to the picture. */
  readonly toPicture: (x: number, y: number) => Point;
  readonly zoom: () => number;
  /** The person has moved the picture. */
  readonly moved: () => void;
}

/** The newest view; gestures outlive renderings. */
export type Views = RefObject<View>;
