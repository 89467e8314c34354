/** Hands in what was made of a lesson, for whoever does it in a workshop or for a teacher. */
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../shared/ui';
import type { LessonActor } from './machine';

const HandIn = lazy(async () => ({ default: (await import('./HandIn')).HandIn }));

export function HandInButton({ actor }: { readonly actor: LessonActor }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Hand in</Button>
      {isOpen && (
        <Suspense>
          <HandIn actor={actor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
