// R16: the GraphQL door holds. Mutants that redden it: platform/graphql/documents.ts has no limit of depth, or of aliases.
import type { Check } from './promise.ts';

const ANSWERED_WITHIN_MS = 1_000;
/** Beside other tests two cores do not say how fast anything is. */
const AMONG_TESTS_MS = 10_000;

/** What somebody sends who means us no good. */
interface Attack {
  readonly what: string;
  readonly body: string;
  /** Whether it must be refused; else any answer will do that is soon and no fault of ours. */
  readonly isRefused: boolean;
  readonly type?: string;
}

const ask = (query: string, variables: object = {}) => JSON.stringify({ query, variables });
const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const attack =
  (isRefused: boolean) =>
  (what: string, body: string, type?: string): Attack => ({
    ...{ what, body, isRefused, ...(type && { type }) },
  });
const tooMuch = attack(true);
const odd = attack(false);

/** Entries with their order, with its entries, and so on; there need be none. */
const chain = (turns: number, leaf: string) =>
  `{ journalEntries(first: 1) { edges { node { ${'order { entries { '.repeat(turns)} ${leaf} ${'} }'.repeat(turns)} } } } }`;

const INTROSPECTION_NESTED = (depth: number): string =>
  depth === 0 ? 'name' : `name fields { type { ${INTROSPECTION_NESTED(depth - 1)} } }`;

const ATTACKS: readonly Attack[] = [
  tooMuch('a thousand names for one field', ask(`{ ${times(1_000, (n) => `a${n}: viewer { name }`)} }`)),
  tooMuch('a thousand names for __typename', ask(`{ ${times(1_000, (n) => `a${n}: __typename`)} }`)),
  tooMuch('one field, ten thousand times', ask(`{ ${times(10_000, () => 'viewer { name }')} }`)),
  tooMuch('__typename, twenty thousand times', ask(`{ ${times(20_000, () => '__typename')} }`)),
  tooMuch('orders of entries of orders', ask(chain(8, 'id'))),
  tooMuch(
    'much of it at the depth that is allowed',
    ask(
      chain(
        4,
        times(4_000, () => 'id'),
      ),
    ),
  ),
  tooMuch('introspection in itself', ask(`{ __schema { types { ${INTROSPECTION_NESTED(8)} } } }`)),
  tooMuch('a circle of fragments', ask('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')),
  tooMuch(
    'fragments that double each other',
    ask(
      `{ ...F0 } ${times(20, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F20 on Query { viewer { name } }`,
    ),
  ),
  tooMuch('a thousand directives on one field', ask(`{ viewer ${times(1_000, () => '@skip(if: false)')} { name } }`)),
  tooMuch('a directive nobody knows', ask(`{ viewer ${times(500, (n) => `@x${n}`)} { name } }`)),
  tooMuch('a thousand operations', ask(times(1_000, (n) => `query Q${n} { viewer { name } }`))),
  tooMuch('a thousand variables', ask(`query (${times(1_000, (n) => `$v${n}: Int`)}) { viewer { name } }`)),
  tooMuch('lists within lists', ask(`query ($v: ${'['.repeat(500)}Int${']'.repeat(500)}) { viewer { name } }`)),
  tooMuch('a body of a megabyte', ask(`{ viewer { name } } # ${'x'.repeat(1_000_000)}`)),
  tooMuch(
    'a batch of documents',
    JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ viewer { name } }' }))),
  ),
  tooMuch('brackets that never end', ask('{'.repeat(50_000))),
  odd(
    'JSON in thousands of levels',
    `{"query":"{ viewer { name } }","variables":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  ),
  tooMuch('no JSON', '{"query":'),
  tooMuch('a document of another kind', JSON.stringify({ query: { $gt: '' } })),
  tooMuch('a name of prototypes', JSON.stringify({ query: '{ constructor { __proto__ } }' })),
  odd(
    'variables of prototypes',
    '{"query":"{ viewer { name } }","variables":{"__proto__":{"admin":true},"constructor":{}}}',
  ),
  odd('a null byte in a name', ask('query ($id: UUID!) { order(id: $id) { id } }', { id: '\u0000' })),
  odd(
    'a number beyond all',
    ask('query ($outletId: UUID!) { orders(outletId: $outletId, first: 99999999999999999999) { totalCount } }'),
  ),
  odd('an id that is SQL', ask('query ($id: UUID!) { order(id: $id) { id } }', { id: "' or 1=1 --" })),
  odd('lone surrogates', ask('{ viewer { name } }', { a: '\ud800' })),
  tooMuch('a form', 'query=%7B%20viewer%20%7B%20name%20%7D%20%7D', 'application/x-www-form-urlencoded'),
  tooMuch('text', ask('{ viewer { name } }'), 'text/plain'),
  tooMuch('another charset', ask('{ viewer { name } }'), 'application/json; charset=utf-16'),
];

/** Hostile documents, by somebody with a key and by nobody: each is answered within a second, none is a fault of ours. */
export const graphqlAttacks: Check = async ({ target, scale, say }) => {
  const { url, key } = await target();
  const patience = scale < 1 ? AMONG_TESTS_MS : ANSWERED_WITHIN_MS;
  const violations: string[] = [];
  let slowest = 0;
  for (const tried of ATTACKS) {
    for (const authorization of [`Key ${key}`, undefined]) {
      const began = performance.now();
      const { status, text } = await post(url, tried, authorization);
      const took = performance.now() - began;
      slowest = Math.max(slowest, took);
      const by = authorization ? 'with a key' : 'by nobody';
      const wrong = whatIsWrong({ ...tried, status, text, took, patience });
      if (wrong) violations.push(`${tried.what} (${by}): ${wrong}`);
    }
  }
  const { status } = await post(url, odd('an honest one', ask('{ viewer { name } }')), `Key ${key}`);
  if (status !== 200) violations.push(`an honest document is answered ${status} afterwards`);
  say(`the slowest answer took ${slowest.toFixed(0)} ms`);
  return { violations, figure: `${2 * ATTACKS.length} hostile requests, none slower than ${slowest.toFixed(0)} ms` };
};

interface Answered extends Attack {
  readonly status: number;
  readonly text: string;
  readonly took: number;
  readonly patience: number;
}

function whatIsWrong({ isRefused, status, text, took, patience }: Answered): string | null {
  if (status >= 500) return `it is answered ${status}`;
  if (took > patience) return `it took ${took.toFixed(0)} ms`;
  const wasRefused = status >= 400 || (JSON.parse(text) as { errors?: unknown[] }).errors !== undefined;
  if (isRefused && !wasRefused) return `it is served: ${text.slice(0, 100)}`;
  return /\bat .+\.(?:ts|js):\d+/.test(text) ? 'it tells where in the code it was' : null;
}

async function post(url: string, { body, type = 'application/json' }: Attack, authorization: string | undefined) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type, ...(authorization && { authorization }) },
    body,
  });
  return { status: response.status, text: await response.text() };
}
