import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (file: string) => join(import.meta.dirname, file);

/** Two pages of one app: the kiosk below /kiosk/, and the order-ready board, which the server also answers at /board. */
export default defineConfig({
  base: '/kiosk/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // The content security policy runs no inline script, so the preload helper must not bring one.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: at('index.html'), board: at('board.html') } },
  },
});
