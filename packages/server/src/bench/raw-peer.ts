import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { openStatements } from '../platform/db/statements.ts';
import { serveAsPeer } from './peer.ts';

/** As many as the product opens. */
const CONNECTIONS = 20;

/** What is called for a cart, as text, with the ids in it that make it one order. */
export interface PreparedOrder {
  /** By which the cart is known. */
  readonly quote: string;
  readonly orderId: string;
  readonly auditId: string;
  readonly name: string;
  readonly door: string;
  readonly body: string;
}

/** Connections to read the order back by, where calls have others of their own. */
const READERS = 8;

type Call = (name: string, door: string, body: string) => Promise<unknown>;

/** Runs the call so that it is on disk: each commit waits for it (`commits`), or all share the product's barrier (`shares`). */
function callBy(kind: string | undefined, sql: postgres.Sql, databaseUrl: string): Call {
  if (kind === 'commits') {
    return (name, door, body) =>
      sql.unsafe(`select ${name}($1::text::jsonb, $2::text::jsonb) as answer`, [door, body], { prepare: true });
  }
  const statements = openStatements(databaseUrl);
  return async (name, door, body) => {
    await statements.call(name, JSON.parse(door), JSON.parse(body));
    await statements.barrier();
  };
}

/**
 * The least that places an order: node:http, the product's own SQL with everything prepared beforehand, the order read back,
 * the product's answer. No GraphQL, nobody authenticated, nothing
 * looked at or priced, and no bound on who comes in: the product, which it is compared with, has all of that.
 */
async function main([kind, databaseUrl = '']: string[]): Promise<void> {
  const sql = postgres(databaseUrl, { max: kind === 'commits' ? CONNECTIONS : READERS, onnotice: () => {} });
  const call = callBy(kind, sql, databaseUrl);
  const prepared = new Map<string, PreparedOrder>();
  const place = async (request: IncomingMessage, response: ServerResponse) => {
    const { input } = JSON.parse(await textOf(request)).variables;
    const order = prepared.get(input.quote);
    if (!order) throw new Error('This cart was not prepared.');
    const door = order.door.replaceAll(order.orderId, input.id).replace(order.auditId, randomUUID());
    await call(order.name, door, order.body.replaceAll(order.orderId, input.id));
    const [row] = await sql`select id, token, total::float8 as total from orders where id = ${input.id}`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { placeOrder: { __typename: 'Order', ...row } } }));
  };
  const server = createServer((request, response) => {
    place(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end((error as Error).message);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serveAsPeer((server.address() as AddressInfo).port, (orders: readonly PreparedOrder[]) => {
    for (const order of orders) prepared.set(order.quote, order);
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

await main(process.argv.slice(2));
