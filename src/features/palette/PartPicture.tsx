/** A kind of part as the picture draws it, in small. */
import type { Shape } from './kinds';
import styles from './palette.module.css';

export function PartPicture({ shape }: { readonly shape: Shape }) {
  return (
    <svg className={styles.picture} viewBox="0 0 28 22" aria-hidden="true" data-shape={shape}>
      {PICTURES[shape]}
    </svg>
  );
}

const PICTURES = {
  service: (
    <>
      <rect x="2" y="2" width="24" height="18" rx="4" strokeWidth="2.4" />
      <rect x="7" y="9" width="14" height="6" rx="1.5" className={styles.tile} />
    </>
  ),
  external: (
    <>
      <rect x="2" y="2" width="24" height="18" rx="4" strokeWidth="1.2" />
      <rect x="7" y="9" width="14" height="6" rx="1.5" className={styles.tile} />
    </>
  ),
  store: (
    <>
      <path d="M4,5A10,3.4 0 0 1 24,5V17A10,3.4 0 0 1 4,17Z" />
      <path d="M4,5A10,3.4 0 0 0 24,5" />
    </>
  ),
  broker: (
    <>
      <rect x="2" y="3" width="24" height="16" rx="1.5" />
      <path d="M5,3V19M23,3V19" strokeWidth="1.2" />
      <path d="M9,13h3M14,13h3M19,13h1" strokeWidth="3" />
    </>
  ),
  registry: (
    <>
      <path d="M2,3H26V13A6,6 0 0 1 20,19H8A6,6 0 0 1 2,13Z" />
      <path d="M7,8H21M7,12H17" strokeWidth="1.2" />
    </>
  ),
} satisfies Record<Shape, unknown>;
