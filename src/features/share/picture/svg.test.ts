import { expect, test } from 'vitest';
import { buildScene } from '../../../shared/scene';
import { anySystem, shipped } from '../../../shared/scene/testing';
import type { Colours } from './colours';
import { escaped, fitted } from './markup';
import { pictureOf } from './svg';

const COLOURS: Colours = {
  ground: '#f0f0f0',
  surface: '#ffffff',
  ink: '#111111',
  muted: '#666666',
  membrane: '#444444',
  rail: '#cccccc',
  line: '#dddddd',
  bracket: '#4444aa',
  tile: (module) => `#0000${module.toString(16).padStart(2, '0')}`,
  edge: () => '#00ff00',
};

test('draws every box, tile, table and wire of a system once', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const scene = buildScene(plan, code);
  const { svg, width, height } = pictureOf(scene, COLOURS, 'Corner shop');
  for (const box of scene.boxes) expect(svg).toContain(`>${box.name}`);
  for (const tile of scene.tiles) if (tile !== undefined) expect(svg).toContain(`>${tile.name}<`);
  for (const wire of scene.wires) expect(svg.split(`d="${wire.d}" stroke="#cccccc"`)).toHaveLength(2);
  expect(svg).toContain(`width="${width}" height="${height}"`);
  // Nothing that some program may not know: no variables, no colour spaces, no style sheets.
  expect(svg).not.toMatch(/var\(|oklch|class=|style=|NaN|undefined/);
});

test('a name cannot become markup', () => {
  const { plan, code } = anySystem([[]]);
  const services = plan.services.map((service) => ({ ...service, name: '<script>&"\u0000' }));
  const { svg } = pictureOf(buildScene({ ...plan, services }, code), COLOURS, '</title><script>');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
  expect(escaped('a\u0000b\u{1F600}')).toBe('ab\u{1F600}');
});

test('what is too long ends in an ellipsis', () => {
  expect(fitted('notifications', 200, 14)).toBe('notifications');
  expect(fitted('notifications', 50, 14)).toBe('notif…');
});
