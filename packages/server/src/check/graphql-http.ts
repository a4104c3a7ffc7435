// R16: the GraphQL door conforms. Mutant that reddens it: platform/graphql/graph-request.ts takes parameters of any type.
import { auditServer } from 'graphql-http';
import type { Check } from './promise.ts';

/** How many audits the GraphQL-over-HTTP specification has; a release with more of them is looked at first. */
const AUDITS = 61;

/** The audits of the GraphQL-over-HTTP specification, with all our limits on. What it MUST not do is a violation. */
export const graphqlHttp: Check = async ({ target, say }) => {
  const { url, key } = await target();
  const results = await auditServer({
    url: `${url}/graphql`,
    fetchFn: (address: string, init?: RequestInit) =>
      fetch(address, { ...init, headers: { ...toRecord(init?.headers), ...ourHeaders(key) } }),
  });
  const violations = results
    .filter(({ status }) => status === 'error')
    .map((result) => `${result.name}: ${'reason' in result ? result.reason : ''}`);
  if (results.length !== AUDITS) violations.push(`${results.length} audits were run instead of ${AUDITS}`);
  for (const result of results) {
    if (result.status === 'warn' || result.status === 'notice')
      say(`${result.status}: ${result.name}: ${result.reason}`);
  }
  const ok = results.filter(({ status }) => status === 'ok').length;
  return { violations, figure: `${results.length} audits, ${ok} of them wholly as advised` };
};

/** A key, since documents of one's own need one, and the header that tells us from a form on another site. */
const ourHeaders = (key: string) => ({ authorization: `Key ${key}`, 'apollo-require-preflight': '1' });

function toRecord(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}
