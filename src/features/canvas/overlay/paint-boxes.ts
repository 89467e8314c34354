/** What changes within boxes: load, queue, handlers at work, the clients' answers, and calls that stay in their process. */
import { BROKER_FIELDS, INSTANCE_FIELDS } from '../../../../simulator';
import type { BetweenBox, Box, ServiceBox, StoreBox, Tile } from '../../../shared/scene';
import { FLASH_MS } from '../motion/fold';
import { signColour, strokeSign, type Brush, type Ink } from './brush';

const FIELD = {
  up: INSTANCE_FIELDS.indexOf('up'),
  running: INSTANCE_FIELDS.indexOf('running'),
  queued: INSTANCE_FIELDS.indexOf('queued'),
  waitingForCpu: INSTANCE_FIELDS.indexOf('waitingForCpu'),
};
const PIP = { size: 5, step: 7 };
/** Pips in a row before they become a bar. */
const MOST_PIPS = 6;
const GLYPH = 9;
/** Calls that follow each other too fast to be told apart are a line that stays. */
const STEADY = 0.5;

export function paintBoxes(brush: Brush): void {
  for (const box of brush.scene.boxes) {
    if (brush.caller !== '' && brush.caller !== box.id) continue;
    paintBox(brush, box);
  }
}

function paintBox(brush: Brush, box: Box): void {
  if (box.kind === 'clients') return paintAnswers(brush, box);
  if (box.kind === 'store') return paintStatements(brush, box);
  if (box.kind === 'broker') return paintMessages(brush, box);
  if (box.kind === 'registry') return;
  paintLoad(brush, box);
  paintQueue(brush, box);
  for (const tile of box.tiles) paintWorking(brush, tile);
}

/** A number that an instance's gauge shows; 0 as long as there is none. */
function gauge(brush: Brush, instance: number, field: number): number {
  return brush.frame?.instances[instance * INSTANCE_FIELDS.length + field] ?? 0;
}

/** How full each instance is: handlers that hold a slot, of the slots that there are. */
function paintLoad(brush: Brush, box: ServiceBox): void {
  const { ctx, palette } = brush;
  const { x, y, width, height } = box.gauge;
  const gap = box.instances > 12 ? 1 : 3;
  const each = (width - gap * (box.instances - 1)) / box.instances;
  for (let i = 0; i < box.instances; i++) {
    const left = x + i * (each + gap);
    const instance = box.firstInstance + i;
    ctx.fillStyle = palette.line;
    ctx.fillRect(left, y, each, height);
    if (brush.frame === undefined) continue;
    if (gauge(brush, instance, FIELD.up) === 0) {
      ctx.fillStyle = palette.trouble;
      for (let dx = 0; dx < each; dx += 5) ctx.fillRect(left + dx, y, 2, height);
      continue;
    }
    const running = gauge(brush, instance, FIELD.running);
    if (running === 0) continue;
    const load = box.concurrency > 0 ? Math.min(1, running / box.concurrency) : 0.5;
    ctx.fillStyle = load >= 1 ? palette.trouble : palette.working;
    ctx.fillRect(left, y, Math.max(3, each * load), height);
  }
}

/** Calls that wait, for a slot or for a CPU: a pip each, as long as there is room; then a bar. */
function paintQueue(brush: Brush, box: ServiceBox): void {
  let waiting = 0;
  for (let i = 0; i < box.instances; i++) {
    const instance = box.firstInstance + i;
    waiting += gauge(brush, instance, FIELD.queued) + gauge(brush, instance, FIELD.waitingForCpu);
  }
  if (waiting <= 0) return;
  const { ctx, palette } = brush;
  const { x, y, height } = box.lobby;
  const room = Math.max(1, Math.floor(height / PIP.step));
  ctx.fillStyle = palette.ink;
  if (waiting <= room) {
    for (let i = 0; i < waiting; i++) ctx.fillRect(x + 1, y + i * PIP.step, PIP.size, PIP.size);
    return;
  }
  ctx.fillRect(x, y, PIP.size + 2, height);
}

function paintWorking(brush: Brush, tile: Tile): void {
  const working = brush.motion.working[tile.module] ?? 0;
  if (working > 0) paintPips(brush, working, tile.rect.x + tile.rect.width - 8, tile.rect.y + 7);
}

function paintStatements(brush: Brush, box: StoreBox): void {
  const count = brush.motion.statements[box.index] ?? 0;
  if (count > 0) paintPips(brush, count, box.rect.x + box.rect.width - 12, box.rect.y + 28);
}

/**
 * What a broker has: a pip for each message, those that wait filled, those that a consumer holds as outlines; below them
 * those that were put aside, crossed. Beyond what can be counted, a bar with the number.
 */
function paintMessages(brush: Brush, box: BetweenBox): void {
  const at = (field: (typeof BROKER_FIELDS)[number]): number =>
    brush.frame?.brokers[box.index * BROKER_FIELDS.length + BROKER_FIELDS.indexOf(field)] ?? 0;
  const { ctx, palette } = brush;
  const { x, y, width, height } = box.rect;
  const [left, room] = [x + 14, Math.floor((width - 28) / PIP.step)];
  const top = y + height - 30;
  const [waiting, held, dead] = [at('waiting'), at('held'), at('dead')];
  ctx.lineWidth = 1.2;
  ctx.fillStyle = palette.ink;
  ctx.strokeStyle = palette.ink;
  if (waiting + held > room) {
    const share = waiting / (waiting + held);
    ctx.fillRect(left, top, room * PIP.step * share, PIP.size + 2);
    ctx.strokeRect(left, top, room * PIP.step, PIP.size + 2);
    paintCount(brush, waiting + held, left + room * PIP.step, top - 4);
  } else {
    for (let i = 0; i < held; i++)
      ctx.strokeRect(left + (room - 1 - i) * PIP.step + 0.6, top + 0.6, PIP.size, PIP.size);
    for (let i = 0; i < waiting; i++)
      ctx.fillRect(left + (room - 1 - held - i) * PIP.step, top, PIP.size + 1, PIP.size + 1);
  }
  if (dead <= 0) return;
  ctx.strokeStyle = palette.trouble;
  for (let i = 0; i < Math.min(dead, room); i++) {
    const [px, py] = [left + i * PIP.step, top + 12];
    ctx.beginPath();
    ctx.moveTo(px, py);
    ctx.lineTo(px + PIP.size, py + PIP.size);
    ctx.moveTo(px + PIP.size, py);
    ctx.lineTo(px, py + PIP.size);
    ctx.stroke();
  }
  if (dead > room) paintCount(brush, dead, left + room * PIP.step, top + 12);
}

function paintCount({ ctx, palette }: Ink, count: number, right: number, bottom: number): void {
  ctx.fillStyle = palette.ink;
  ctx.font = '600 11px system-ui, sans-serif';
  ctx.textAlign = 'end';
  ctx.fillText(`${count}`, right, bottom);
  ctx.textAlign = 'start';
}

/** Work under way: pips from `right` to the left, then a bar. */
export function paintPips({ ctx, palette }: Ink, count: number, right: number, y: number): void {
  ctx.fillStyle = palette.working;
  if (count > MOST_PIPS) {
    ctx.fillRect(right - MOST_PIPS * PIP.step + 2, y, MOST_PIPS * PIP.step - 2, PIP.size);
    return;
  }
  for (let i = 0; i < count; i++) ctx.fillRect(right - PIP.size - i * PIP.step, y, PIP.size, PIP.size);
}

/** What came of the newest requests, the newest at the right; above them those without an answer. */
function paintAnswers(brush: Brush, box: Box): void {
  const { ctx, palette, motion } = brush;
  const { x, y, width, height } = box.rect;
  const step = GLYPH + 2;
  const left = x + (width - motion.answers.length * step) / 2 + GLYPH / 2;
  ctx.lineWidth = 1.8;
  ctx.lineCap = 'round';
  motion.answers.forEach((sign, i) => {
    ctx.strokeStyle = signColour(sign, palette);
    strokeSign(ctx, sign, left + i * step, y + height - 12, GLYPH);
  });
  ctx.lineCap = 'butt';
  const waiting = Math.min(motion.waiting, MOST_PIPS + 1);
  const half = (Math.min(waiting, MOST_PIPS) * PIP.step - 2) / 2;
  if (waiting > 0) paintPips(brush, waiting, x + width / 2 + half, y + height - 31);
}

/** Calls within a process: from tile to tile, at once. */
export function paintFlashes(brush: Brush): void {
  const { ctx, palette, scene, motion, clockMs } = brush;
  if (brush.caller !== '') return;
  ctx.strokeStyle = palette.message;
  ctx.lineCap = 'round';
  for (const { from, to, atMs, steady } of motion.flashes) {
    const [source, target] = [scene.tiles[from]?.rect, scene.tiles[to]?.rect];
    if (source === undefined || target === undefined) continue;
    ctx.globalAlpha = steady ? STEADY : Math.max(0, 1 - (clockMs - atMs) / FLASH_MS);
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.roundRect(target.x, target.y, target.width, target.height, 6);
    ctx.stroke();
    if (from === to) continue;
    const [sy, ty] = [source.y + source.height / 2, target.y + target.height / 2];
    ctx.lineWidth = 2.5;
    ctx.beginPath();
    if (source.x === target.x) {
      ctx.moveTo(source.x, sy);
      ctx.quadraticCurveTo(source.x - 16, (sy + ty) / 2, target.x, ty);
    } else {
      ctx.moveTo(source.x < target.x ? source.x + source.width : source.x, sy);
      ctx.lineTo(source.x < target.x ? target.x : target.x + target.width, ty);
    }
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
  ctx.lineCap = 'butt';
}
