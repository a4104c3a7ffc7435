import '@college-kiosk/ui/fonts.css';
import '@college-kiosk/ui/styles.css';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './shell/Providers.tsx';

const BoardPage = lazy(() => import('./features/board/BoardPage.tsx').then((file) => ({ default: file.BoardPage })));

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <Providers kind="BOARD">
      <Suspense>
        <BoardPage />
      </Suspense>
    </Providers>,
  );
}
