import type { ApolloLink } from '@apollo/client';
import { Observable } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { needsConfirmation } from './problem.ts';

type Ask = () => Promise<boolean>;

/** How long whoever asks may still be on the way: apps fetch the dialogue after the page. */
const ON_THE_WAY_MS = 3_000;

/**
 * Where the server answers that the person must prove first that it is them, asks them, and sends the same mutation again: the
 * ids in it are the same, so nothing is done twice. Without anybody who asks, or when the person does not want to, the answer
 * stays the error that it was.
 */
export function confirmationLink(): { link: ApolloLink; askBy: (ask: Ask) => () => void } {
  let asker: Ask | null = null;
  const waiting = new Set<(by: Ask) => void>();
  const whoAsks = (): Promise<Ask | null> =>
    asker
      ? Promise.resolve(asker)
      : new Promise((resolve) => {
          const found = (by: Ask | null) => {
            clearTimeout(timer);
            waiting.delete(found);
            resolve(by);
          };
          const timer = setTimeout(() => found(null), ON_THE_WAY_MS);
          waiting.add(found);
        });
  // Several mutations at one moment wait for one answer.
  let asking: Promise<boolean> | null = null;
  const ask = (): Promise<boolean> => {
    asking ??= whoAsks()
      .then((by) => by?.() ?? false)
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  const link = new ErrorLink(({ error, result, operation, forward }) => {
    if (!needsConfirmation(error)) return undefined;
    return new Observable<ApolloLink.Result>((observer) => {
      let isOver = false;
      let again: { unsubscribe(): void } | null = null;
      void ask().then((confirmed) => {
        if (isOver) return;
        if (confirmed) again = forward(operation).subscribe(observer);
        else if (result) {
          observer.next(result as ApolloLink.Result);
          observer.complete();
        } else observer.error(error);
      });
      return () => {
        isOver = true;
        again?.unsubscribe();
      };
    });
  });
  return {
    link,
    askBy: (by) => {
      asker = by;
      for (const found of waiting) found(by);
      return () => {
        if (asker === by) asker = null;
      };
    },
  };
}
