import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { requestDuration } from '../metrics.ts';
import { requestIdOf } from './request.ts';

/** Answers a request, or says false to pass it on to the next. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface HttpOptions {
  readonly log: Logger;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly handlers: readonly Handler[];
  /** Asked before anything is done for a request; true when it has been answered and is over. */
  readonly turnsAway?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** While it says so, each answer is the last on its connection: who sent it goes on with another process. */
  readonly isLeaving?: () => boolean;
}

/** How long a whole request may take to arrive; `arrivals.ts` gives up a body before that, and says so. */
const REQUEST_MS = 10_000;

const CSP = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'self'"],
};

/** What a page of ours needs of a device; nothing else is given to a script, whoever wrote it. */
const PERMISSIONS = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone'],
  ...['midi', 'payment', 'serial', 'usb'],
].map((feature) => `${feature}=()`);
const OWN_FEATURES = ['fullscreen', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock'];
const PERMISSIONS_POLICY = [...PERMISSIONS, ...OWN_FEATURES.map((feature) => `${feature}=(self)`)].join(', ');

/** Makes the HTTP (or HTTPS) server: security headers, request ids, timing; then the handlers in order, else 404. */
export function createHttpServer(options: HttpOptions): Server {
  const headers = securityHeaders(options.tls !== null);

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    if (options.isLeaving?.()) response.setHeader('connection', 'close');
    if (options.turnsAway?.(request, response)) return;
    const requestId = requestIdOf(request);
    const stopTimer = requestDuration.startTimer();
    response.setHeader('x-request-id', requestId);
    response.once('finish', () => stopTimer({ method: request.method ?? '', status: String(response.statusCode) }));
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(options.handlers, request, response).catch((error: unknown) => {
      options.log.error({ err: error, requestId }, 'request failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`Something broke on our side. Quote ${requestId} when you ask about it.\n`);
    });
  };

  // Whoever sends his headers slower than this keeps a connection from others.
  const patience = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, connectionsCheckingInterval: 1_000 };
  const server = options.tls
    ? createTlsServer({ ...options.tls, ...patience }, listener)
    : createServer(patience, listener);
  // Longer than any client keeps an idle connection, so that none is closed under a request on its way.
  server.keepAliveTimeout = 65_000;
  return server;
}

/** What is set on every answer, most of it by helmet, which is the same for all: asked once, not composed for each request. */
function securityHeaders(overTls: boolean): ReadonlyMap<string, string> {
  const headers = new Map([['Permissions-Policy', PERMISSIONS_POLICY]]);
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    strictTransportSecurity: overTls,
    crossOriginEmbedderPolicy: false,
  });
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  protect({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return headers;
}

async function answer(handlers: readonly Handler[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const handle of handlers) {
    if (await handle(request, response)) return;
  }
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('There is nothing here.\n');
}

/** The path of a request without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
