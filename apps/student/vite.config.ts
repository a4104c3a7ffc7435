import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/student/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // The content security policy runs no inline script, so the preload helper must not bring one.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Our packages only define things: what a page does not use of them need not come with it.
      treeshake: {
        moduleSideEffects: [{ test: /packages\/(ui|client|kernel)\/src\/.*\.tsx?$/, sideEffects: false }],
      },
    },
  },
});
