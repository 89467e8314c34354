/** The box under the pointer. */
import { useEffect, useState, type RefObject } from 'react';

export function useHovered(root: RefObject<HTMLElement | null>): string | undefined {
  const [hovered, setHovered] = useState<string>();
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const onMove = ({ target, buttons }: PointerEvent): void => {
      if (buttons !== 0 || !(target instanceof Element)) return;
      // On its handle the pointer is still at the box.
      const handle = target.closest<HTMLElement>('[data-handle]')?.dataset['handle'];
      const node = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      setHovered(handle ?? (node === 'boundary' ? undefined : node));
    };
    const onLeave = (): void => setHovered(undefined);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [root]);
  return hovered;
}
