import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/finance/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // The content security policy runs no inline script, so the preload helper must not bring one.
    modulePreload: { polyfill: false },
  },
});
