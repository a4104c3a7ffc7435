import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';
import { createApiKey } from '../modules/identity/index.ts';
import type { Permission } from '../platform/auth/permission.ts';
import { newId } from '../platform/ids.ts';
import type { BenchCart } from './calls.ts';
import type { BenchCanteen } from './canteen.ts';
import type { Peer } from './peer.ts';

/** Connections that are kept open, so many at most. */
export function callers(atOnce: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: atOnce });
}

/** Sends JSON to a server's `/graphql` and answers what comes back as text. Throws for any status but 200. */
export function post(
  agent: Agent,
  { port }: Pick<Peer, 'port'>,
  body: object,
  headers: Record<string, string> = {},
): Promise<string> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST' },
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString());
          else reject(new Error(`A server of the bench answered ${response.statusCode}: ${Buffer.concat(chunks)}`));
        });
      },
    );
    asked.once('error', reject);
    asked.end(text);
  });
}

const documents = loadPersistedDocuments(fileURLToPath(new URL('../../../..', import.meta.url)));

/** One of our apps' documents, by the name of its operation. */
export function documentOf(operation: string): { readonly documentId: string; readonly query: string } {
  const begins = new RegExp(`\\b(query|mutation|subscription) ${operation}\\(`);
  const [documentId, query] = [...documents].find(([, text]) => begins.test(text)) ?? [];
  if (!documentId || !query) throw new Error(`No app has a document ${operation}.`);
  return { documentId, query };
}

/** The header of a program that may do this and no more. */
export async function keyFor(canteen: BenchCanteen, permissions: readonly Permission[]) {
  const wanted = { name: 'bench', permissions: [...permissions], outletId: null, expiresAt: null };
  const made = await createApiKey(canteen.context, { id: newId(canteen.context.platform.clock.now()), ...wanted });
  if ('refused' in made) throw new Error(made.message);
  return { authorization: `Key ${made.key}` };
}

export interface Placed {
  readonly id: string;
  readonly token: string;
  /** Paise. */
  readonly total: number;
}

export type Place = (cart: BenchCart, cash?: { readonly tendered: number }) => Promise<Placed>;

/** More than any cart costs, in paise. */
export const PLENTY_OF_CASH = { tendered: 10_000_000 };

/** Places orders over HTTP as the kiosk does. Throws when one is refused. */
export async function placesAt(canteen: BenchCanteen, peer: Pick<Peer, 'port'>, agent: Agent): Promise<Place> {
  const { documentId } = documentOf('PlaceOrder');
  const headers = await keyFor(canteen, ['order:place', 'order:take-cash', 'order:see']);
  return async (cart, cash) => {
    const variables = { input: { id: canteen.newId(), ...cart, ...(cash && { cash }) } };
    const { data, errors } = JSON.parse(await post(agent, peer, { documentId, variables }, headers));
    const { __typename, ...placed } = data?.placeOrder ?? {};
    if (__typename !== 'Order') throw new Error(`An order was refused: ${JSON.stringify(errors ?? data)}`);
    return placed;
  };
}

/** Takes the next of these again and again. */
export function inTurn<One>(ones: readonly One[]): () => One {
  let turn = 0;
  return () => {
    turn += 1;
    return ones[turn % ones.length] as One;
  };
}
