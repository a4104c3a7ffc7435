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

/** The client of whoever is signed in by cookie. */
export const financeClient: LiveClient = createClient();

financeClient.apollo.setLink(
  new ErrorLink(({ error }) => {
    if (problemOf(error).code === 'UNAUTHENTICATED') for (const listener of listeners) listener();
  }).concat(financeClient.apollo.link),
);
