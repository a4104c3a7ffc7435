import type { FieldMergeFunction, InMemoryCache, Reference } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { createClient, type LiveClient } from '@college-kiosk/client';
import { problemOf } from './problem.ts';

/**
 * Lines have no ids of their own. Two pages that ask for different fields of them must not take them from each other:
 * the lines of an order or a ticket keep their places, so each is merged with the one that stood there.
 */
export function keepLines(client: LiveClient): LiveClient {
  const merge: FieldMergeFunction<Reference[] | undefined, Reference[]> = (before, incoming, { mergeObjects }) =>
    incoming.map((line, at) => mergeObjects(before?.[at] ?? line, line));
  (client.apollo.cache as InMemoryCache).policies.addTypePolicies({
    Order: { fields: { lines: { merge } } },
    OrderLine: { fields: { modifiers: { merge } } },
    KitchenTicket: { fields: { lines: { merge } } },
    JournalEntry: { fields: { lines: { merge } } },
  });
  return client;
}

const listeners = new Set<() => void>();

/** Hears that the session has ended while a page was open. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The client of whoever is signed in by cookie. A paired kitchen display makes its own. */
export const staffClient: LiveClient = keepLines(createClient());

staffClient.apollo.setLink(
  new ErrorLink(({ error }) => {
    if (problemOf(error).code === 'UNAUTHENTICATED') for (const listener of listeners) listener();
  }).concat(staffClient.apollo.link),
);
