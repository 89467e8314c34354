import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Preflight } from './Preflight';
import '../shared/ui';

export function start(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('preflight.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <Preflight />
    </StrictMode>,
  );
}
