/** A text as a QR code; in words, where it is too long for one. */
import styles from './handing.module.css';
import { qrPicture } from './qr';

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const picture = qrPicture(text);
  if (picture === undefined)
    return (
      <p className={styles.muted}>It is too long for a QR code. Pass the link or the file on instead.</p>
    );
  const { size, path } = picture;
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
