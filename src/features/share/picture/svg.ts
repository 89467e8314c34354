/** A scene as an SVG that stands alone: the system as it is built, in the canvas's grammar, without what moves in it. */
import { grown, type Bracket, type Rect, type Scene, type Wire } from '../../../shared/scene';
import { boxSvg } from './boxes';
import type { Colours } from './colours';
import { element, round, escaped } from './markup';

/** Around everything, and below it for what the picture is of. */
const MARGIN = 24;
const CAPTION = 34;

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** `caption`: what it shows, below it. */
export function pictureOf(scene: Scene, colours: Colours, caption: string): Picture {
  const { x, y, width, height } = grown(scene.bounds, MARGIN);
  const whole: Rect = { x, y, width: Math.ceil(width), height: Math.ceil(height + CAPTION) };
  const parts = [
    element('title', {}, [escaped(caption)]),
    element('rect', { ...whole, fill: colours.ground }),
    ...(scene.boundary === undefined ? [] : [boundarySvg(scene.boundary, colours)]),
    ...scene.wires.map((wire) => wireSvg(wire, colours)),
    ...scene.boxes.map((box) => boxSvg(box, colours)),
    ...scene.brackets.map((bracket) => bracketSvg(bracket, scene, colours)),
    element(
      'text',
      { x: whole.x + MARGIN, y: whole.y + whole.height - 18, fill: colours.muted, 'font-size': 13 },
      [escaped(caption)],
    ),
  ];
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [whole.x, whole.y, whole.width, whole.height].map(round).join(' '),
      width: whole.width,
      height: whole.height,
      role: 'img',
      'font-family': FONT,
    },
    parts,
  );
  return { svg: `${svg}\n`, width: whole.width, height: whole.height };
}

function boundarySvg(rect: Rect, { muted }: Colours): string {
  const dashed = { fill: 'none', stroke: muted, 'stroke-width': 1.5, 'stroke-dasharray': '6 5' };
  return element('rect', { ...rect, rx: 18, ...dashed });
}

/** One stroke within another leaves two rails. */
function wireSvg({ d }: Wire, { rail, ground }: Colours): string {
  return element('g', { fill: 'none' }, [
    element('path', { d, stroke: rail, 'stroke-width': 7.4 }),
    element('path', { d, stroke: ground, 'stroke-width': 5 }),
  ]);
}

/** How far a transaction reaches; a short bar across it where it is torn. */
function bracketSvg({ strokes, wire, tears }: Bracket, scene: Scene, { bracket }: Colours): string {
  const lines = strokes.map((points) => `M${points.map(({ x, y }) => `${round(x)},${round(y)}`).join('L')}`);
  const along = scene.wires[wire]?.d;
  const torn = tears.map(({ at, towards }) => {
    const [dx, dy] = [towards.y * 6.5, towards.x * 6.5];
    return `M${round(at.x - dx)},${round(at.y + dy)}L${round(at.x + dx)},${round(at.y - dy)}`;
  });
  return element(
    'g',
    { fill: 'none', stroke: bracket, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' },
    [
      element('path', {
        d: [...lines, ...(along === undefined ? [] : [along])].join(''),
        'stroke-width': 1.5,
      }),
      ...(torn.length === 0 ? [] : [element('path', { d: torn.join(''), 'stroke-width': 2.5 })]),
    ],
  );
}
