import { ErrorLink } from '@apollo/client/link/error';
import { createClient, type LiveClient } from '@college-kiosk/client';
import { problemOf } from './problem.ts';

const listeners = new Set<() => void>();

/** Hears that the session has ended while a page was open. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The client of whoever is signed in by cookie. A paired kitchen display makes its own. */
export const staffClient: LiveClient = createClient();

staffClient.apollo.setLink(
  new ErrorLink(({ error }) => {
    if (problemOf(error).code === 'UNAUTHENTICATED') for (const listener of listeners) listener();
  }).concat(staffClient.apollo.link),
);
