import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = import.meta.dirname;

// Two copies of graphql refuse each other's types: its `import` and its `require` entry are different files. Everybody
// gets the one that CommonJS packages load anyway. Found from the server, which always depends on it.
const graphql = createRequire(join(root, 'packages/server/package.json')).resolve('graphql/index.js');
const alias = [{ find: /^graphql$/, replacement: graphql }];

/** Where no tests of ours lie. */
const elsewhere = ['**/node_modules/**', '**/dist/**'];

/** The longest files begin first, or one of the workers would stand idle at the end. */
const longest = [
  ...['check/authz', 'persisted-changes', 'several-processes', 'start-and-stop', 'replay/kills', 'persisted-documents'],
  ...['run-day', 'demo/reset', 'seed/seed'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((part) => moduleId.includes(part));
      return index < 0 ? longest.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

const server = {
  // Each file reads the whole server otherwise, which takes longer than most of their tests. No test may leave a change in a module behind.
  isolate: false,
  globalSetup: [join(root, 'tools/built-server.mjs'), join(root, 'packages/server/src/testing/global-setup.ts')],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

const afterwards = { sequence: { groupOrder: 1 } };

/** A project over one folder: its tests lie beside the files they speak of. */
function project(folder: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    root: join(root, folder),
    resolve: { alias },
    test: {
      name: folder.replace(/^packages\//, ''),
      include: ['**/*.test.{ts,tsx}'],
      exclude: elsewhere,
      // The inlined copy is the aliased one; left outside, type-graphql would load its own.
      server: { deps: { inline: [/type-graphql/, /graphql-scalars/, /@apollo\/server/] } },
      ...test,
    },
  };
}

/** A project whose code runs in a browser. Each app may bring its own vite plugins by its own vite.config.ts. */
function browserProject(folder: string): TestProjectInlineConfiguration {
  const setup = join(root, folder, 'src/testing/setup.ts');
  const viteConfig = join(root, folder, 'vite.config.ts');
  const config = project(folder, {
    ...afterwards,
    // As of the server: reading the components takes a hundred times as long as their tests.
    isolate: false,
    environment: 'happy-dom',
    ...(existsSync(setup) ? { setupFiles: [setup] } : {}),
  });
  return existsSync(viteConfig) ? { ...config, extends: viteConfig } : config;
}

const apps = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'package.json')));

export default defineConfig({
  test: {
    // One more than the cores we count on: some of them wait for processes they started.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // One project after the other: a worker is kept for the next file of the same one only.
      project('packages/server', server),
      project('packages/kernel', afterwards),
      browserProject('packages/ui'),
      browserProject('packages/client'),
      browserProject('packages/account'),
      ...apps.map((name) => browserProject(`apps/${name}`)),
      project('tools', { testTimeout: 60_000 }),
    ],
  },
});
