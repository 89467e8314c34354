/** The theme's colours as plain hexadecimal ones, which every program that draws SVG knows. */
import { ownerColour } from '../../../shared/scene';

export interface Colours {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly membrane: string;
  readonly rail: string;
  readonly line: string;
  readonly bracket: string;
  /** Of a module's tile and its tables, and of the edge that marks them. */
  tile(module: number): string;
  edge(module: number): string;
}

/** The colours that hold on the page now. */
export function readColours(): Colours {
  const read = createReader();
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return {
    ground: read('var(--ground)'),
    surface: read('var(--surface)'),
    ink: read('var(--ink)'),
    muted: read('var(--ink-muted)'),
    membrane: read('color-mix(in oklch, var(--ink) 72%, var(--ground))'),
    rail: read('var(--line-strong)'),
    line: read('var(--line)'),
    bracket: read('var(--accent)'),
    tile: (module) => read(`oklch(${isDark ? '0.34 0.035' : '0.93 0.034'} ${ownerColour(module)})`),
    edge: (module) => read(`oklch(0.64 0.1 ${ownerColour(module)})`),
  };
}

/** Turns any colour of CSS into `#rrggbb`: the browser works it out, and one pixel of it is looked at. */
function createReader(): (colour: string) => string {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const probe = document.createElement('span');
  return (colour) => {
    probe.style.color = colour;
    document.body.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    if (context === null) return '#808080';
    context.fillStyle = computed;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}
