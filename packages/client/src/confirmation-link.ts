import type { ApolloLink } from '@apollo/client';
import { Observable } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { needsConfirmation } from './problem.ts';

type Ask = () => Promise<boolean>;

/**
 * Where the server answers that the person must prove first that it is them, asks them, and sends the same mutation again: the
 * ids in it are the same, so nothing is done twice. Without anybody who asks, or when the person does not want to, the answer
 * stays the error that it was.
 */
export function confirmationLink(): { link: ApolloLink; askBy: (ask: Ask) => () => void } {
  let asker: Ask | null = null;
  // Several mutations at one moment wait for one answer.
  let asking: Promise<boolean> | null = null;
  const ask = (by: Ask): Promise<boolean> => {
    asking ??= by().finally(() => {
      asking = null;
    });
    return asking;
  };
  const link = new ErrorLink(({ error, result, operation, forward }) => {
    const by = asker;
    if (!by || !needsConfirmation(error)) return undefined;
    return new Observable<ApolloLink.Result>((observer) => {
      let isOver = false;
      let again: { unsubscribe(): void } | null = null;
      void ask(by).then((confirmed) => {
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
      return () => {
        if (asker === by) asker = null;
      };
    },
  };
}
