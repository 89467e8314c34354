/** The boxes of a picture: services with their tiles, stores with their slots, what stands between, and the clients. */
import type { BetweenBox, Box, ClientsBox, Rect, ServiceBox, StoreBox } from '../../../shared/scene';
import type { Colours } from './colours';
import { element, fitted, escaped } from './markup';

const NAME = 14;
const SMALL = 12;
/** Edges behind a service for its other instances, at most, and the step from one to the next. */
const MOST_EDGES = 4;
const EDGE_STEP = 5;
/** Half the height of a cylinder's lid. */
const LID = 9;

export function boxSvg(box: Box, colours: Colours): string {
  switch (box.kind) {
    case 'clients':
      return clientsSvg(box, colours);
    case 'service':
      return serviceSvg(box, colours);
    case 'store':
      return storeSvg(box, colours);
    case 'broker':
    case 'registry':
      return betweenSvg(box, colours);
  }
}

function serviceSvg({ rect, name, external, instances, tiles }: ServiceBox, colours: Colours): string {
  const { membrane, surface, ground, muted } = colours;
  const edges = Math.min(instances, MOST_EDGES) - 1;
  const count = instances > 1 ? ` ×${instances}` : '';
  const behind = Array.from({ length: Math.max(0, edges) }, (_, i) => {
    const step = (edges - i) * EDGE_STEP;
    const moved = { ...rect, x: rect.x + step, y: rect.y - step };
    return element('rect', { ...moved, rx: 12, fill: surface, stroke: membrane, 'stroke-width': 1.5 });
  });
  return element('g', {}, [
    ...behind,
    element('rect', {
      ...rect,
      rx: 12,
      fill: external ? ground : surface,
      stroke: membrane,
      'stroke-width': external ? 1.5 : 2.5,
    }),
    label(`${name}${count}`, { x: rect.x + 14, y: rect.y + 24, width: rect.width - 28 }, colours.ink, 600),
    ...tiles.map((tile) =>
      owned(tile.rect, tile.name, colours.tile(tile.module), colours.edge(tile.module), colours.ink, NAME),
    ),
    ...(external
      ? [label('external', { x: rect.x + 14, y: rect.y + 40, width: rect.width - 28 }, muted, 400, SMALL)]
      : []),
  ]);
}

/** Something of a module's: in its colour, with its edge. */
function owned(rect: Rect, name: string, fill: string, edge: string, ink: string, size: number): string {
  const { x, y, width, height } = rect;
  return element('g', {}, [
    element('rect', { ...rect, rx: 4, fill }),
    element('rect', { x, y, width: 4, height, fill: edge }),
    label(name, { x: x + 12, y: y + height / 2 + size * 0.36, width: width - 18 }, ink, 400, size),
  ]);
}

function storeSvg({ rect, name, storeKind, slots, hidden }: StoreBox, colours: Colours): string {
  const { x, y, width, height } = rect;
  const [left, right, top, bottom] = [x + 1, x + width - 1, y + LID + 1, y + height - LID - 1];
  const lid = `A${(right - left) / 2},${LID} 0 0 1 ${right},${top}`;
  const line = { stroke: colours.membrane, 'stroke-width': 1.8, fill: colours.surface };
  const body = `M${left},${top}${lid}V${bottom}A${(right - left) / 2},${LID} 0 0 1 ${left},${bottom}Z`;
  const rim = `M${left},${top}A${(right - left) / 2},${LID} 0 0 0 ${right},${top}`;
  const kind = storeKind === 'database' ? '' : ` · ${storeKind}`;
  const inside = width - 28;
  return element('g', {}, [
    element('path', { d: body, ...line }),
    element('path', { d: rim, ...line }),
    label(`${name}${kind}`, { x: x + 14, y: y + 33, width: inside }, colours.ink, 500, NAME - 1),
    ...slots.map((slot) =>
      owned(slot.rect, slot.name, colours.tile(slot.module), colours.edge(slot.module), colours.ink, SMALL),
    ),
    ...(hidden === 0
      ? []
      : [
          label(`and ${hidden} more`, { x: x + 14, y: bottom - 4, width: inside }, colours.muted, 400, SMALL),
        ]),
  ]);
}

function betweenSvg({ rect, name, shape, kind, lines }: BetweenBox, colours: Colours): string {
  const { x, y, width, height } = rect;
  const { membrane, surface, line, muted } = colours;
  // Messages come in through one side of a broker and leave through the other.
  const sides =
    kind === 'registry'
      ? []
      : [x + 5, x + width - 5].map((at) =>
          element('path', { d: `M${at},${y}V${y + height}`, stroke: membrane, 'stroke-width': 1.8 }),
        );
  return element('g', {}, [
    element('rect', {
      ...rect,
      rx: kind === 'registry' ? 10 : 4,
      fill: surface,
      stroke: membrane,
      'stroke-width': 1.8,
    }),
    ...sides,
    label(`${name} · ${shape}`, { x: x + 14, y: y + 27, width: width - 28 }, colours.ink, 600, NAME - 1),
    ...lines.map((one) => owned(one.rect, one.name, line, line, muted, SMALL)),
  ]);
}

function clientsSvg({ rect, name }: ClientsBox, { surface, line, ink }: Colours): string {
  const { x, y, width, height } = rect;
  const [middle, top] = [x + width / 2, y + 20];
  const head = { fill: 'none', stroke: ink, 'stroke-width': 1.6 };
  return element('g', {}, [
    element('rect', { ...rect, rx: height / 2, fill: surface, stroke: line, 'stroke-width': 1.5 }),
    element('circle', { cx: middle, cy: top + 7, r: 6, ...head }),
    element('path', { d: `M${middle - 12},${top + 30}a12,12 0 0 1 24,0`, ...head }),
    element(
      'text',
      {
        x: middle,
        y: y + height - 18,
        'text-anchor': 'middle',
        fill: ink,
        'font-size': NAME,
        'font-weight': 500,
      },
      [escaped(name)],
    ),
  ]);
}

function label(
  text: string,
  { x, y, width }: Pick<Rect, 'x' | 'y' | 'width'>,
  fill: string,
  weight: number,
  size = NAME,
): string {
  const said = escaped(fitted(text, width, size));
  return element('text', { x, y, fill, 'font-size': size, 'font-weight': weight }, [said]);
}
