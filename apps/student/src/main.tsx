import '@college-kiosk/ui/fonts.css';
import '@college-kiosk/ui/styles.css';
import '@college-kiosk/ui/desk.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import './shell/shell.css';
import './shell/cards.css';
import './shell/controls.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './routes.tsx';
import { beginPreferences } from './shell/preferences.ts';

beginPreferences();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
