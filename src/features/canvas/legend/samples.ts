/** The signs of the picture, each as its own painter draws it, and what it means. */
import { SIGN_WORDS } from '../../../shared/ui';
import { Tone } from '../motion/flights';
import { Sign } from '../motion/signs';
import { RAIL, stampSign, trace, type Ink } from '../overlay/brush';
import { HEAVY, jagged, THIN } from '../overlay/paint-brackets';
import { paintPips } from '../overlay/paint-boxes';
import { colourOf, stampMessage } from '../overlay/paint-messages';

/** Size of a sample, px. */
export const SAMPLE = { width: 56, height: 26 } as const;
const MIDDLE = { x: SAMPLE.width / 2, y: SAMPLE.height / 2 } as const;

export interface Sample {
  readonly says: string;
  readonly paint: (ink: Ink) => void;
}

export const SAMPLES: readonly Sample[] = [
  sign(Sign.done, SIGN_WORDS.done),
  sign(Sign.failed, `${SIGN_WORDS.failed}, or lost on the way`),
  sign(Sign.unknown, `${SIGN_WORDS.unknown}: no answer came, and it may have been done`),
  sign(Sign.retried, SIGN_WORDS.retried),
  sign(Sign.cancelled, `${SIGN_WORDS.cancelled}: nobody waits for it any more`),
  { says: 'a wire between processes: requests on one rail, answers on the other', paint: paintWire },
  { says: 'how far a transaction reaches (blue line); heavy while it is open', paint: paintBracket },
  { says: 'the transaction ends at this wall: what lies beyond is kept by itself', paint: paintTorn },
  { says: 'work under way, a square each', paint: (ink) => paintPips(ink, 3, MIDDLE.x + 10, MIDDLE.y - 2) },
];

function sign(of: Sign, says: string): Sample {
  return { says, paint: (ink) => stampSign(ink, of, MIDDLE.x, MIDDLE.y, 8) };
}

function line(
  { ctx }: Ink,
  colour: string,
  width: number,
  ...points: readonly (readonly [number, number])[]
) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  trace(
    ctx,
    points.map(([x, y]) => ({ x, y })),
  );
  ctx.stroke();
}

function paintWire(ink: Ink): void {
  const { ctx, palette } = ink;
  for (const y of [MIDDLE.y - RAIL, MIDDLE.y + RAIL])
    line(ink, palette.muted, 1.1, [0, y], [SAMPLE.width, y]);
  ctx.fillStyle = colourOf(Tone.request, palette);
  stampMessage(ink, Tone.request, MIDDLE.x - 14, MIDDLE.y - RAIL);
  ctx.fillStyle = colourOf(Tone.done, palette);
  stampMessage(ink, Tone.done, MIDDLE.x + 14, MIDDLE.y + RAIL);
}

function paintBracket(ink: Ink): void {
  const { message } = ink.palette;
  line(ink, message, THIN, [8, 5], [18, 5], [18, 21], [8, 21]);
  line(ink, message, HEAVY, [34, 5], [46, 5], [46, 21], [34, 21]);
}

function paintTorn(ink: Ink): void {
  const { message, ink: wall } = ink.palette;
  line(ink, message, THIN, [6, MIDDLE.y], [MIDDLE.x - 6, MIDDLE.y]);
  const end = jagged({ x: MIDDLE.x - 6, y: MIDDLE.y }, { x: 1, y: 0 });
  line(ink, message, 2, ...end.map(({ x, y }) => [x, y] as const));
  line(ink, wall, 2, [MIDDLE.x + 6, 2], [MIDDLE.x + 6, SAMPLE.height - 2]);
}
