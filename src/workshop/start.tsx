import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Workshop } from './Workshop';
import '../shared/ui';

const root = document.getElementById('root');
if (!root) throw new Error('workshop.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <Workshop />
  </StrictMode>,
);
