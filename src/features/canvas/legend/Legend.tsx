/** What the signs of the picture mean: drawn by what draws the picture, in the colours that it has now. */
import { Scissors } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import picture from '../canvas.module.css';
import { onThemeChange, readPalette } from '../overlay/palette';
import styles from './legend.module.css';
import { SAMPLE, SAMPLES, type Sample } from './samples';

export function Legend() {
  return (
    <ul className={styles.legend}>
      {SAMPLES.map((sample) => (
        <Line key={sample.says} says={sample.says}>
          <Drawn sample={sample} />
        </Line>
      ))}
      <Line says="a fault: outlined while it waits for its moment, filled when it acts">
        <Mark acts={false} />
        <Mark acts />
      </Line>
      <Line says="a promise is broken, below the stores whose rows should agree; it fills as it ages, up to a minute">
        <span className={styles.gap}>
          <span className={`${picture.hatch} ${styles.hatch}`} />
        </span>
      </Line>
    </ul>
  );
}

function Line({ says, children }: { readonly says: string; readonly children: ReactNode }) {
  return (
    <li>
      <span className={styles.sample} style={SAMPLE} aria-hidden="true">
        {children}
      </span>
      <span>{says}</span>
    </li>
  );
}

function Mark({ acts }: { readonly acts: boolean }) {
  return (
    <span className={`${picture.fault} ${styles.fault}`} data-acts={acts || undefined}>
      <Scissors size={12} strokeWidth={2.2} />
    </span>
  );
}

function Drawn({ sample }: { readonly sample: Sample }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = (): void => {
      const { current } = canvas;
      const ctx = current?.getContext('2d');
      if (!current || !ctx) return;
      const density = window.devicePixelRatio || 1;
      current.width = SAMPLE.width * density;
      current.height = SAMPLE.height * density;
      ctx.setTransform(density, 0, 0, density, 0, 0);
      sample.paint({ ctx, palette: readPalette(current.parentElement ?? document.body) });
    };
    paint();
    return onThemeChange(paint);
  }, [sample]);
  return <canvas ref={canvas} style={SAMPLE} />;
}
