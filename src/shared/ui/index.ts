/**
 * What the page is made of: the look as variables (`tokens.css`), what every element starts from (`base.css`), and a few
 * controls. `tokens.css` names the colours; a feature uses those and brings none of its own.
 */
import './tokens.css';
import './base.css';

export { afterPaint } from './after-paint';
export { Button, classes, IconButton, type ButtonProps, type IconButtonProps } from './Button';
export { download } from './download';
export { Segmented, SelectField, type ChoiceProps } from './Choices';
export { Sheet, type SheetProps } from './Sheet';
export { Sign, SIGN_WORDS, SIGNS, type Outcomes } from './Sign';
export { useTheme } from './use-theme';
export { clockText, momentText, spanText } from './time-text';
