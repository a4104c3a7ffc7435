import '@college-kiosk/ui/fonts.css';
import '@college-kiosk/ui/styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { fetchPages, router } from './routes.tsx';
import { Providers } from './shell/Providers.tsx';

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <Providers kind="KIOSK">
      <RouterProvider router={router} />
    </Providers>,
  );
}

// Whatever else there is comes when the first page stands, and takes nothing away from whoever touches it meanwhile.
const STANDS_AFTER_MS = 4_000;
const IDLE_WITHIN_MS = 30_000;
setTimeout(() => requestIdleCallback(fetchPages, { timeout: IDLE_WITHIN_MS }), STANDS_AFTER_MS);
