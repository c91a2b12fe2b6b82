import './style/app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/ask.ts';
import { sessionQuery } from './api/session.ts';
import { openAnewOnceBack, watchPieces } from './app/failed/pieces.ts';
import { router } from './router.tsx';
import { type Lang, speak } from './words/i18n.ts';

/** The server says the language with the page: as the person chose, else as the browser likes. */
function pageLang(): Lang {
  return document.documentElement.lang === 'fr' ? 'fr' : 'en';
}

watchPieces();
const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the application');
// A wall has nobody who is signed in.
const isWall = location.pathname === '/wall';
try {
  await Promise.all([speak(pageLang()), isWall ? null : queryClient.ensureQueryData(sessionQuery()).catch(() => null)]);
} catch (error) {
  openAnewOnceBack();
  throw error;
}
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
