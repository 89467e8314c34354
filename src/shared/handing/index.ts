/** Handing something on: a link or a code to copy, and as a QR code; and handing in what one has made. */
export { CopyField } from './CopyField';
export { HandInForm, type HandedIn } from './HandInForm';
export { QrCode } from './QrCode';
export { qrIn } from './qr';
