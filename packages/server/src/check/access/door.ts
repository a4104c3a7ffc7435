import type { Caller } from './callers.ts';
import type { OneField } from './document.ts';
import type { Given } from './variables.ts';

/** By a document of our apps, or by one of their own, which people and programs may send. */
export type Way = 'ours' | 'theirs';

/** Which ways are open to them. */
export function waysOf({ kind }: Caller): readonly Way[] {
  return kind === 'person' || kind === 'due' || kind === 'key' ? ['ours', 'theirs'] : ['ours'];
}

/** Asks through the real door, and gives the answer as it came. */
export async function ask(
  url: string,
  { authorization }: Caller,
  { text, digest }: OneField,
  variables: Given,
  way: Way,
): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== null && { authorization }) },
    body: JSON.stringify({ ...(way === 'ours' ? { documentId: digest } : { query: text }), variables }),
  });
  return response.text();
}
