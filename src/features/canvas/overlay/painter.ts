/** Paints one picture of what moves over the boxes and wires that the browser drew. */
import type { Brush } from './brush';
import { paintBoxes, paintFlashes } from './paint-boxes';
import { paintBrackets } from './paint-brackets';
import { paintFlows, paintMessages } from './paint-messages';
import { paintSigns, paintTapes } from './paint-signs';

/** Where the picture lies on the screen: units times `zoom`, then moved by `x`, `y` pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen to one of CSS. */
  readonly density: number;
}

export function paint(brush: Brush, view: View): void {
  const { ctx } = brush;
  const { density, zoom } = view;
  ctx.setTransform(density, 0, 0, density, 0, 0);
  ctx.clearRect(0, 0, view.width, view.height);
  ctx.setTransform(density * zoom, 0, 0, density * zoom, density * view.x, density * view.y);
  if (brush.caller !== '') {
    // A caller sees its own house and the answers that reached it, nothing of what happens outside.
    paintBoxes(brush);
    paintTapes(brush);
    return;
  }
  paintBrackets(brush);
  paintFlows(brush);
  paintBoxes(brush);
  paintFlashes(brush);
  paintMessages(brush);
  paintSigns(brush);
}
