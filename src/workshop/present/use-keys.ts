/** Keys of a slide, by `KeyboardEvent.key`, or by `Shift+` and the digit. */
import { useEffect } from 'react';

export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // With Shift a digit's key is another sign, which the layout decides.
      const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(event.code) ?? [];
      const name = digit === undefined ? event.key : event.shiftKey ? `Shift+${digit}` : digit;
      const act = acts[name] ?? acts[name.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
