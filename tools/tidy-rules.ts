import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/** A file of the checkout: its path from the root with `/`, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A rule of style: which files it looks at, and what it finds wrong in one, said in a few words each. */
export interface TidyRule {
  name: string;
  looksAt(path: string): boolean;
  find(file: SourceFile): string[];
}

const PASSED_OVER = new Set([
  'node_modules',
  'dist',
  'coverage',
  '.git',
  '.data',
  '.cache',
  'test-results',
  'playwright-report',
]);
const TEXT = /\.(tsx?|mjs|cjs|js|json|ya?ml|css|html|md|sql|graphql|sh|svg)$/;
const CODE = /\.(tsx?|mjs|cjs)$/;
const LONGEST_FILE = 300;

/** Every text file of ours below `root`; what is generated, installed or built is left out. */
export function sourceFiles(root: string): SourceFile[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !PASSED_OVER.has(entry.name))
      .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));
  return walk(root)
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((path) => TEXT.test(path) && !isGenerated(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** What the rules find wrong in the files, as `path: what (rule)`. */
export function violations(files: readonly SourceFile[], rules: readonly TidyRule[] = tidyRules): string[] {
  return files.flatMap((file) =>
    rules
      .filter((rule) => rule.looksAt(file.path))
      .flatMap((rule) => rule.find(file).map((what) => `${file.path}: ${what} (${rule.name})`)),
  );
}

const isGenerated = (path: string) =>
  /(^|\/)gql\//.test(path) ||
  /^(pnpm-lock\.yaml|schema\.graphql)$/.test(path) ||
  path.startsWith('packages/server/drizzle/');
const isCode = (path: string) => CODE.test(path);
const isData = (path: string) => basename(path).startsWith('demo-');
const inSrc = (path: string) => isCode(path) && /^(packages|apps)\/[^/]+\/src\//.test(path);
// The rules and their planted violations must be able to spell what they forbid.
const isRuleBook = (path: string) => /^tools\/tidy(-rules|\.test)\.ts$/.test(path);

/** Where code may ask the machine for the time, for randomness or for its environment. */
const asksTheMachine = (path: string) =>
  /^(tools|e2e|bench)\//.test(path) ||
  /^packages\/server\/src\/(entry|testing|bench|check)\//.test(path) ||
  !path.includes('/');
const tellsTime = (path: string) =>
  asksTheMachine(path) || /^packages\/(server\/src\/platform\/(clock|ids)|client\/src\/new-id)\b/.test(path);

/** The door that answers only after the barrier, and what it stands on. */
const commitsEarly = (path: string) => /^packages\/server\/src\/platform\/(command\/statement|db\/)/.test(path);

/** A rule that forbids a pattern line by line; lines of comment count only where `inComments` says so. */
function forbids(
  name: string,
  pattern: RegExp,
  looksAt: (path: string) => boolean,
  { inComments = false }: { inComments?: boolean } = {},
): TidyRule {
  return {
    name,
    looksAt: (path) => looksAt(path) && !isRuleBook(path),
    find: ({ text }) =>
      text.split('\n').flatMap((line, index) => {
        if (!inComments && /^\s*(\/\/|\/?\*)/.test(line)) return [];
        const found = pattern.exec(line);
        return found === null ? [] : [`line ${index + 1} has ${found[0].trim()}`];
      }),
  };
}

/** The rules of style, each seen to bite in tidy.test.ts. */
export const tidyRules: readonly TidyRule[] = [
  {
    name: `at most ${LONGEST_FILE} lines a file`,
    looksAt: (path) => (isCode(path) || path.endsWith('.css')) && !isData(path),
    find: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > LONGEST_FILE ? [`${lines} lines`] : [];
    },
  },
  forbids('no unfinished business', /\b(TODO|FIXME|XXX)\b/, (path) => isCode(path) || /\.(css|sql)$/.test(path), {
    inComments: true,
  }),
  forbids('no escape from the types', /\bas any\b|@ts-(ignore|nocheck|expect-error)/, isCode, { inComments: true }),
  forbids('no console in the product', /\bconsole\.\w+/, inSrc),
  forbids(
    'the time comes from the clock',
    /\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b/,
    (path) => inSrc(path) && !tellsTime(path) && !path.startsWith('apps/'),
  ),
  forbids(
    'commits that do not wait are for the command door',
    /\.statements\b/,
    (path) => /^packages\/server\/src\/(modules|platform|outside)\//.test(path) && !commitsEarly(path),
  ),
  forbids(
    'text is never shown as markup',
    /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write\(/,
    (path) => inSrc(path) && !/\.test\.tsx?$/.test(path),
  ),
  forbids('no command line is made of text', /(?<![.\w])exec(Sync)?\(|\bshell: /, inSrc),
  forbids('randomness comes from platform/ids', /\bMath\.random\(/, (path) => inSrc(path) && !tellsTime(path)),
  forbids('the environment is read in entry', /\bprocess\.env\b/, (path) => inSrc(path) && !asksTheMachine(path)),
  {
    name: 'file names in kebab-case, components in PascalCase',
    looksAt: isCode,
    find: ({ path }) => {
      const [name = ''] = basename(path).replace(/^\./, '').split('.');
      const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
      const pascal = path.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]*$/.test(name);
      return kebab || pascal ? [] : [`the name ${basename(path)}`];
    },
  },
  {
    name: 'folders are named for what they are about',
    looksAt: inSrc,
    find: ({ path }) => {
      const folder = path
        .split('/')
        .slice(0, -1)
        .find((name) => /^(services|utils?|helpers?|types|common|misc)$/.test(name));
      return folder === undefined ? [] : [`the folder ${folder}`];
    },
  },
  forbids('doors name what they give', /^\s*export \*/, isCode),
  forbids(
    'no path of one machine',
    /(?<![\w.:/@-])\/(home|Users|root|work|private\/tmp)\/\w|[A-Z]:\\\\?Users/,
    (path) => TEXT.test(path),
    { inComments: true },
  ),
  forbids(
    'no registry is named',
    /registry\.(npmjs|yarnpkg)\.|npm\.pkg\.github|\/\/[\w.-]*(artifactory|nexus|verdaccio)[\w.-]*\//i,
    (path) => TEXT.test(path),
    { inComments: true },
  ),
];
