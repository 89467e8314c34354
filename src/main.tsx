import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startRun } from './app/start';
import './shared/ui';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <App actor={startRun(window)} />
  </StrictMode>,
);

/** Everything that there is is fetched when what is wanted now has come. */
const KEEP_AFTER_MS = 3000;
setTimeout(() => void import('./shared/offline').then(({ startOffline }) => startOffline()), KEEP_AFTER_MS);
