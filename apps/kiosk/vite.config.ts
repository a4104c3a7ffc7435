import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (file: string) => join(import.meta.dirname, file);

/** Two pages of one app: the kiosk below /kiosk/, and the order-ready board, which the server also answers at /board. */
export default defineConfig({
  base: '/kiosk/',
  plugins: [documentsWhereUsed(), react()],
  build: {
    target: 'es2022',
    // The content security policy runs no inline script, so the preload helper must not bring one.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: at('index.html'), board: at('board.html') } },
  },
});

/**
 * `graphql(...)` looks its text up in a table of every document of the app. Naming the one document instead lets each page
 * carry only its own, and leaves the texts out altogether.
 */
function documentsWhereUsed(): Plugin {
  const written = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment) (\w+)[^`]*`,?\s*\)/g;
  return {
    name: 'documents-where-used',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(at('src')) || id.includes('/gql/')) return null;
      const names = new Set<string>();
      const named = code.replace(written, (_, kind: string, name: string) => {
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
        names.add(document);
        return document;
      });
      if (names.size === 0) return null;
      return `import { ${[...names].join(', ')} } from ${JSON.stringify(at('src/gql/graphql.ts'))};\n${named}`;
    },
  };
}
