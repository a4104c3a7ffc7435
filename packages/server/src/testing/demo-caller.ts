import { once } from 'node:events';
import WebSocket from 'ws';
import { readConfig } from '../entry/config.ts';
import type { ProcessOptions } from '../entry/open-process.ts';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';
import { loadSecrets } from '../entry/secrets.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../modules/identity/index.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { freePort } from '../platform/postgres-server/index.ts';
import type { TestDatabase } from './database.ts';

const ADMINISTRATOR = DEMO_ACCOUNTS.find(({ role }) => role === 'administrator')?.email ?? '';
const documents = loadPersistedDocuments(`${import.meta.dirname}/../../../..`);

/** What a process over this database is told that keeps its things in this folder and listens at a free port. */
export async function toldOf(database: TestDatabase, folder: string): Promise<ProcessOptions> {
  const config = readConfig({ PORT: String(await freePort()), LOG_LEVEL: 'silent' }, folder);
  const secrets = loadSecrets(folder, 'a secret of this test run, long enough');
  return { config, secrets, databaseUrl: database.url(APP_ROLE) };
}

/** One of our apps' own documents, by the name of its operation. */
export function ours(operation: string): { documentId: string } {
  const found = [...documents].find(([, text]) =>
    new RegExp(`(query|mutation|subscription) ${operation}\\b`).test(text),
  );
  if (!found) throw new Error(`No app asks for ${operation}.`);
  return { documentId: found[0] };
}

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown>;
  readonly code?: string;
  readonly cookie?: string;
}

/** One of our documents, and what for. */
interface Asked {
  readonly documentId: string;
  readonly variables: object;
}

/** Somebody who asks one process over a demo canteen, as our apps do. */
export interface DemoCaller {
  send(body: object, headers?: Record<string, string>): Promise<Answer>;
  /** With one of the demo's accounts, the administrator's unless said otherwise. */
  signIn(email?: string): Promise<{ cookie: string }>;
  reset(headers: { cookie: string }): Promise<Answer>;
  /** The token of a kiosk that paired itself. */
  pairKiosk(): Promise<string>;
  /** A display's line, as the apps open it; with one of our subscriptions, what it hears of it. */
  openStream(token: string, asked?: Asked): Promise<DemoStream>;
}

export interface DemoStream {
  readonly closed: Promise<number>;
  readonly first: Promise<string>;
  readonly heard: readonly Record<string, unknown>[];
}

export function callerOf({ config }: Pick<ProcessOptions, 'config'>): DemoCaller {
  const url = `http://${config.host}:${config.port}`;
  const send: DemoCaller['send'] = async (body, headers = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { extensions: { code: string } }[];
    };
    const code = errors?.[0]?.extensions.code;
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    return { status: response.status, ...(data && { data }), ...(code && { code }), ...(cookie && { cookie }) };
  };
  return {
    send,
    async signIn(email = ADMINISTRATOR) {
      const { cookie } = await send({ ...ours('SignIn'), variables: { input: { email, password: DEMO_PASSWORD } } });
      return { cookie: cookie ?? '' };
    },
    reset: (headers) => send(ours('ResetDemo'), headers),
    async pairKiosk() {
      const { data } = await send({ ...ours('PairDemoDevice'), variables: { kind: 'KIOSK' } });
      const paired = data?.pairDemoDevice as { token: string } | undefined;
      return paired?.token ?? '';
    },
    openStream: (token, asked) => openStream(url.replace('http', 'ws'), token, asked),
  };
}

async function openStream(url: string, token: string, asked?: Asked): Promise<DemoStream> {
  const socket = new WebSocket(`${url}/graphql`, 'graphql-transport-ws');
  const closed = once(socket, 'close').then(([code]) => code as number);
  const first = once(socket, 'message').then(([message]) => (JSON.parse(String(message)) as { type: string }).type);
  const heard: Record<string, unknown>[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string; payload?: { data: Record<string, unknown> } };
    if (message.type === 'connection_ack' && asked) {
      const payload = { query: '', variables: asked.variables, extensions: { documentId: asked.documentId } };
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    }
    if (message.type === 'next' && message.payload) heard.push(message.payload.data);
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Device ${token}` } }));
  return { closed, first, heard };
}
