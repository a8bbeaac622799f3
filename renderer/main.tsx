import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DesktopBridge } from '../main/bridge-contract.ts';
import { BrowserApp } from './apps/browser-app.tsx';
import { DesktopApp } from './apps/desktop-app.tsx';
import { createQueryClient } from './connection/query-client.ts';

declare global {
  interface Window {
    /** Put there by the desktop app's preload script. */
    readonly clawchat?: DesktopBridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      {window.clawchat === undefined ? (
        <BrowserApp origin={window.location.origin} />
      ) : (
        <DesktopApp desktop={window.clawchat} />
      )}
    </QueryClientProvider>
  </StrictMode>,
);
