import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Target } from './api.ts';

export interface LiveMessage {
  readonly position: number;
  readonly after: number;
}

export interface DisplayOptions<Message extends LiveMessage> {
  /** A subscription with one root field `message` and the variables `outletId` and `since`. */
  readonly document: string;
  readonly outletId: string;
  /** The position before the first message. */
  readonly since: number;
  hear?(message: Message): void;
}

/** A live display: everything it heard, in the order it came. */
export interface Display<Message extends LiveMessage> {
  readonly since: number;
  readonly messages: readonly Message[];
  /** How often the line was lost and taken up again. */
  readonly reconnects: number;
  close(): Promise<void>;
}

const PAUSE_MS = 200;

/** Connects a display over a socket of its own. When the line breaks, or a message comes without its content, it resumes after the last position it has seen. */
export function connectDisplay<Message extends LiveMessage>(
  { url, key }: Target,
  { document, outletId, since, hear }: DisplayOptions<Message>,
): Display<Message> {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Key ${key}` },
    retryAttempts: 0,
    keepAlive: 10_000,
  });
  const messages: Message[] = [];
  let reconnects = 0;
  let closed = false;
  let unsubscribe: () => void = () => {};

  const connect = () => {
    if (closed) return;
    const again = () => {
      if (closed) return;
      reconnects += 1;
      setTimeout(connect, PAUSE_MS);
    };
    const variables = { outletId, since: messages.at(-1)?.position ?? since };
    let whole = true;
    unsubscribe = client.subscribe<{ message: Message }>(
      { query: document, variables },
      {
        next({ data }) {
          // What could not be read just then is asked for again, and nothing after it is taken before.
          if (!data) {
            whole = false;
            unsubscribe();
          }
          if (!data || !whole) return;
          messages.push(data.message);
          hear?.(data.message);
        },
        error: again,
        complete: again,
      },
    );
  };
  connect();
  return {
    since,
    messages,
    get reconnects() {
      return reconnects;
    },
    async close() {
      closed = true;
      unsubscribe();
      await client.dispose();
    },
  };
}
