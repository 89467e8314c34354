/** The theme's colours as the overlay's canvas takes them: whatever CSS makes of the page's variables at this moment. */

/** Variables of `shared/ui/tokens.css`, by what they are for. */
const VARIABLES = {
  surface: '--surface',
  ink: '--ink',
  muted: '--ink-muted',
  line: '--line',
  message: '--accent',
  working: '--good',
  trouble: '--bad',
} as const;

export type Palette = Readonly<Record<keyof typeof VARIABLES, string>>;

/** The colours that hold for `element`, resolved. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  element.append(probe);
  const entries = Object.entries(VARIABLES).map(([name, variable]) => {
    probe.style.color = `var(${variable})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette; // the same keys as VARIABLES
}

/** Calls `listener` when the colours may have changed: another theme, or another wish of the system's. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', listener);
  };
}
