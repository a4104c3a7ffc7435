import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (file: string) => join(import.meta.dirname, file);

/** Two pages of one app: the kiosk below /kiosk/, and the order-ready board, which the server also answers at /board. */
export default defineConfig({
  base: '/kiosk/',
  plugins: [documentsWhereUsed(), react()],
  // What vite takes without being told, and before it rxjs for browsers of this decade: as it comes it is a sixth longer.
  resolve: { conditions: ['es2015', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // The content security policy runs no inline script, so the preload helper must not bring one.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: at('index.html'), board: at('board.html') },
      // Our packages only define things: what a page does not use of them need not come with it.
      treeshake: {
        moduleSideEffects: [{ test: /packages\/(ui|client|kernel)\/src\/.*\.tsx?$|\/src\/gql\//, sideEffects: false }],
      },
    },
  },
});

/**
 * `graphql(...)` looks its text up in a table of every document of the app. Naming the one document instead lets each page
 * carry only its own, and leaves the texts out altogether.
 */
function documentsWhereUsed(): Plugin {
  const written = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment) (\w+)[^`]*`,?\s*\)/g;
  const prefix = '\0document:';
  return {
    name: 'documents-where-used',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('document:') ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const name = id.slice(prefix.length);
      const line = new RegExp(`^export const ${name} = (.*) as unknown as DocumentNode<.*$`, 'm');
      const found = line.exec(readFileSync(at('src/gql/graphql.ts'), 'utf8'));
      if (!found) this.error(`${name} is not among the generated documents: generate them again`);
      return `export const ${name} = ${found[1]};`;
    },
    transform(code, id) {
      if (!id.startsWith(at('src')) || id.includes('/gql/')) return null;
      const names = new Set<string>();
      const named = code.replace(written, (_, kind: string, name: string) => {
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
        names.add(document);
        return document;
      });
      if (names.size === 0) return null;
      const imports = [...names].map((name) => `import { ${name} } from 'document:${name}';`);
      return `${imports.join('\n')}\n${named}`;
    },
  };
}
