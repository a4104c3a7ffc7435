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
setTimeout(fetchPages, 4_000);
