import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DesktopBridge } from '../main/bridge-contract.ts';
import { BrowserApp } from './apps/browser-app.tsx';
import { DesktopApp } from './apps/desktop-app.tsx';
import { beginWithKeptLanguage } from './choices/language.ts';
import { createQueryClient } from './connection/query-client.ts';
import { useLanguage } from './text/use-language.ts';

declare global {
  interface Window {
    /** Put there by the desktop app's preload script. */
    readonly clawchat?: DesktopBridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');

const client = createQueryClient();

/** Draws everything anew when the language changes: no element is kept from one drawing to the next. */
function Page(): ReactElement {
  useLanguage();
  return (
    <QueryClientProvider client={client}>
      {window.clawchat === undefined ? (
        <BrowserApp origin={window.location.origin} />
      ) : (
        <DesktopApp desktop={window.clawchat} />
      )}
    </QueryClientProvider>
  );
}

beginWithKeptLanguage();
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
