import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Caller } from './callers.ts';
import type { OneField } from './document.ts';
import type { Given } from './variables.ts';

/** Why a connection was not let in (graphql-transport-ws). */
const FORBIDDEN = 4403;

/** What somebody hears on one stream. */
export interface Stream {
  /** Each message as it came. */
  readonly messages: string[];
  /** The code with which it was refused, or failed; null as long as it was not. */
  failed: string | null;
}

/** A socket of somebody, with any number of streams. */
export class Listener {
  private readonly client: Client;

  constructor(url: string, { authorization }: Caller) {
    this.client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      ...(authorization !== null && { connectionParams: { authorization } }),
    });
  }

  follow({ text, digest }: OneField, variables: Given): Stream {
    const stream: Stream = { messages: [], failed: null };
    const asked = { query: text, variables: { ...variables }, extensions: { documentId: digest } };
    this.client.subscribe(asked, {
      next: (message) => {
        stream.messages.push(JSON.stringify(message));
      },
      error: (why) => {
        stream.failed ??= codeOf(why);
      },
      complete: () => {
        stream.failed ??= 'it ended';
      },
    });
    return stream;
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

function codeOf(why: unknown): string {
  if (Array.isArray(why)) return String((why[0] as { extensions?: { code?: string } }).extensions?.code ?? 'no code');
  const { code } = why as { code?: number };
  return code === FORBIDDEN ? 'UNAUTHENTICATED' : `closed ${code}`;
}
