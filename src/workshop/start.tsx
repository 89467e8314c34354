import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Workshop } from './Workshop';
import '../shared/ui';

export function start(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('workshop.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <Workshop />
    </StrictMode>,
  );
}
