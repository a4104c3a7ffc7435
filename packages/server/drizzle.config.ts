import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/platform/**/tables.ts', './src/modules/**/tables.ts', './src/outside/fake-provider/tables.ts'],
  out: './drizzle',
  casing: 'snake_case',
  schemaFilter: ['public'],
});
