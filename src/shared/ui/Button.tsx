/** Something to press. */
import type { ComponentProps } from 'react';
import styles from './controls.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing to press here. `quiet`: without a frame. */
  readonly look?: 'plain' | 'primary' | 'quiet';
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={classes(styles.button, LOOKS[look], className)} />;
}

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'title'> {
  /** What it does, in words: for ears, and for a pointer that rests on it. */
  readonly label: string;
  /** Key that does the same, told along with it. */
  readonly shortcut?: string | undefined;
  /** For one that is on or off. */
  readonly isPressed?: boolean;
}

/** A button with a picture instead of words. */
export function IconButton({
  label,
  shortcut,
  isPressed,
  className,
  look = 'quiet',
  ...rest
}: IconButtonProps) {
  return (
    <Button
      {...rest}
      look={look}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      aria-pressed={isPressed}
      aria-keyshortcuts={shortcut}
      className={classes(styles.icon, isPressed === true ? styles.pressed : undefined, className)}
    />
  );
}

const LOOKS = { plain: undefined, primary: styles.primary, quiet: styles.quiet };

/** Joins the names of classes; undefined ones are left out. */
export function classes(...names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined).join(' ');
}
