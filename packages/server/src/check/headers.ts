// What every answer carries, without TLS and with it. Mutants that redden it: docs/measurements/mutants.md names them.
import WebSocket from 'ws';
import { readAccessTable } from './access/access-table.ts';
import { insistsOnTls } from './headers-over-tls.ts';
import { accountMaker, PASSWORD } from './programs.ts';
import type { Check, CheckedTarget } from './promise.ts';

const FOREIGN = 'https://elsewhere.example';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
/** How long a socket may take to be let in or turned away. */
const SOCKET_MS = 5_000;

interface Answer {
  readonly what: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Answers of every route: pages, assets, the API, errors, redirects, and what is not there, each with what it must carry. */
export const headers: Check = async ({ target, say }) => {
  const at = await target();
  const answers = await everyAnswer(at);
  const violations = answers.flatMap((answer) =>
    [...common(answer), ...cached(answer), ...crossOrigin(answer)].map((wrong) => `${answer.what}: ${wrong}`),
  );
  const cookies = at.databaseUrl ? await cookiesOf(at) : [];
  const overTls = at.databaseUrl ? await insistsOnTls(at.databaseUrl) : null;
  violations.push(...cookies, ...(overTls ?? []), ...(await foreignSocket(at.url)));
  say(`${answers.length} answers, ${new Set(answers.map(({ path }) => path)).size} addresses`);
  const figure = `${answers.length} answers of ${readAccessTable().routes.length} routes`;
  return { violations, figure: overTls ? `${figure}, and over TLS` : `${figure}; TLS was not tried here` };
};

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function everyAnswer({ url, key }: CheckedTarget): Promise<Answer[]> {
  const answers: Answer[] = [];
  const take = async (path: string, init: Sent = {}, what = '') => {
    const response = await fetch(`${url}${path}`, {
      ...{ ...init, redirect: 'manual' as const, headers: { origin: FOREIGN, ...init.headers } },
    });
    const name = `${init.method ?? 'GET'} ${path}${what && `, ${what}`}`;
    answers.push({ what: name, path, status: response.status, headers: response.headers, body: await response.text() });
  };
  for (const { path } of readAccessTable().routes) {
    const address = path.replace('*', '');
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) await take(address, { method });
    if (path.endsWith('/*')) await take(`${address}not/there`);
    if (path.endsWith('/*')) await take(`${address}assets/gone.js`);
  }
  for (const asset of new Set(
    answers.flatMap(({ body }) => [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, to]) => to ?? '')),
  )) {
    await take(asset, {}, 'an asset');
  }
  await take('/nothing/is/here');
  const post = (body: string, authorization?: string): Sent => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body,
  });
  await take('/graphql', post('{"query":"{ viewer { name } }"}', `Key ${key}`), 'by a key');
  await take('/graphql', post('{"query":"{ viewer { name } }"}'), 'by nobody');
  await take('/graphql', post('{"query":"{ viewer { name } }"}', 'Key ck_live_wrong'), 'by a key that is none');
  await take('/graphql', post('{"query":'), 'no JSON');
  await take('/graphql', post(JSON.stringify({ query: `# ${'x'.repeat(2_000_000)}` })), 'a body that is too long');
  await take('/graphql', { headers: { 'access-control-request-method': 'POST' }, method: 'OPTIONS' }, 'asked before');
  await take('/webhooks/payments', post('{}'), 'without a signature');
  return answers;
}

/** What each must have, whatever it is. */
const EXACTLY: Readonly<Record<string, string | null>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  // Nobody is told what we are made of, and without TLS nobody is told to insist on it.
  server: null,
  'x-powered-by': null,
  'strict-transport-security': null,
};

function common({ headers }: Answer): string[] {
  const wrong = Object.entries(EXACTLY).flatMap(([name, wanted]) => {
    const found = headers.get(name);
    return found === wanted ? [] : [`${name} is ${found ?? 'missing'} instead of ${wanted ?? 'missing'}`];
  });
  const policy = directivesOf(headers.get('content-security-policy') ?? '');
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? '';
  if (!["'self'", "'none'"].includes(scripts)) wrong.push(`scripts may come from ${scripts || 'anywhere'}`);
  if (policy.get('frame-ancestors') !== "'none'") wrong.push('others may frame it');
  if (policy.get('base-uri') !== "'none'") wrong.push('its base may be changed');
  if (![policy.get('object-src'), policy.get('default-src')].includes("'none'")) wrong.push('it may have objects');
  const speaksTo = policy.get('connect-src') ?? policy.get('default-src') ?? '';
  if (!["'self'", "'none'"].includes(speaksTo)) wrong.push('it may tell others something');
  if (/^https:/i.test(headers.get('location') ?? '')) wrong.push('it leads to HTTPS by itself');
  const features = headers.get('permissions-policy') ?? '';
  for (const feature of ['camera', 'geolocation', 'microphone', 'payment', 'usb']) {
    if (!features.includes(`${feature}=()`)) wrong.push(`a script may use ${feature}`);
  }
  return wrong;
}

function directivesOf(policy: string): ReadonlyMap<string, string> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
}

/** What may be somebody's is kept by nobody; what is kept for ever has its digest in its name. */
function cached({ path, status, headers: told }: Answer): string[] {
  const control = told.get('cache-control') ?? '';
  const isPersonal = /^\/(graphql$|webhooks|health|metrics|fake-pay)/.test(path);
  if (isPersonal && status < 404 && !control.includes('no-store')) return [`cache-control is ${control || 'missing'}`];
  if (control.includes('immutable') && !/-[\w-]{8,}\.\w+$/.test(path))
    return ['it is kept for ever under a name that stays'];
  return [];
}

/** No other site may read an answer: none is told so, whatever Origin it says. */
function crossOrigin({ headers: told }: Answer): string[] {
  return [...told.keys()].filter((name) => name.startsWith('access-control-')).map((name) => `it has ${name}`);
}

/** The cookies of a sign-in. */
async function cookiesOf(at: CheckedTarget): Promise<string[]> {
  const people = await accountMaker(at);
  try {
    const input = { email: await people.add(), password: PASSWORD };
    const response = await fetch(`${at.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: SIGN_IN, variables: { input } }),
    });
    const cookies = response.headers.getSetCookie();
    const wrong = cookies.flatMap((cookie) => {
      const wanted = ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict'];
      const parts = cookie.split('; ');
      const lacking = wanted.filter((part) => !parts.includes(part));
      const isForeign = /;\s*domain=/i.test(cookie) || !cookie.startsWith('__Host-');
      return [...lacking, ...(isForeign ? ['__Host-'] : [])].map(
        (part) => `the cookie ${cookie.split('=')[0]} lacks ${part}`,
      );
    });
    return cookies.some((cookie) => cookie.startsWith('__Host-session='))
      ? wrong
      : [...wrong, 'a sign-in sets no session cookie'];
  } finally {
    await people.close();
  }
}

/** A page of another site must not open a socket. */
async function foreignSocket(url: string): Promise<string[]> {
  const opened = await new Promise<boolean>((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin: FOREIGN });
    const late = setTimeout(() => end(true), SOCKET_MS);
    const end = (isOpen: boolean) => {
      clearTimeout(late);
      socket.terminate();
      resolve(isOpen);
    };
    socket
      .on('open', () => end(true))
      .on('error', () => end(false))
      .on('close', () => end(false));
  });
  return opened ? ['a page of another site may open a socket'] : [];
}
