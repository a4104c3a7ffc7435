import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/graphiql/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    ...{ outDir: 'dist', chunkSizeWarningLimit: 8_000 },
    rolldownOptions: {
      onwarn(warning, tell) {
        // React's compiler marks its own runtime so; nothing here reads the mark.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') tell(warning);
      },
    },
  },
});
