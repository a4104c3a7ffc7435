import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { selfSigned } from '../testing/self-signed.ts';
import { openFront } from './access/front.ts';

/** Pages, assets' folders, the API, and what is not there. */
const PATHS = ['/', '/staff/', '/student/assets/gone.js', '/graphql', '/health/live', '/metrics', '/nothing/is/here'];
/** A year, at least (ASVS 5.0 3.4.1). */
const MAX_AGE_AT_LEAST = 31_536_000;

/** Whether browsers are told to insist on TLS where it is on, by every answer; null where no certificate can be made here. */
export async function insistsOnTls(databaseUrl: string): Promise<readonly string[] | null> {
  const certificate = selfSigned();
  if (!certificate) return null;
  const front = await openFront(databaseUrl, new Map(), certificate.variables);
  try {
    const wrong = await Promise.all(PATHS.map(async (path) => wrongWith(path, await toldBy(`${front.url}${path}`))));
    return wrong.flat();
  } finally {
    await front.stop();
    certificate.remove();
  }
}

function wrongWith(path: string, told: string): string[] {
  const age = Number(/max-age=(\d+)/.exec(told)?.[1] ?? 0);
  const isWhole = age >= MAX_AGE_AT_LEAST && /includeSubDomains/i.test(told);
  return isWhole ? [] : [`GET ${path} over TLS: strict-transport-security is ${told || 'missing'}`];
}

async function toldBy(url: string): Promise<string> {
  // Nobody vouches for the certificate: it was made a moment ago.
  const asked = request(url, { rejectUnauthorized: false, agent: false }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.headers['strict-transport-security'] ?? '';
}
