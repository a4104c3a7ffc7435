import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Logger } from 'pino';
import type { PaymentProvider } from '../modules/payments/index.ts';
import { createFakeProvider, fakeProviderClient } from '../outside/fake-provider/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { createHttpServer, type Handler, pathOf } from '../platform/http/server.ts';
import type { Config } from './config.ts';
import type { Secrets } from './secrets.ts';

export interface PracticeOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where the payer's phone finds the product. */
  readonly publicOrigin: string;
  readonly secrets: Pick<Secrets, 'providerKeySecret' | 'providerWebhookSecret'>;
  readonly webhookPath: string;
}

/** The outside world's one stand-in, and the line to it. In production there is no provider until a real one is set up. */
export interface Practice {
  readonly provider: PaymentProvider;
  /** Where its API and our webhook address are. */
  readonly url: string;
  /** The payer's page, for the public origin. */
  readonly page: Handler;
  /** Says who takes its messages; until then they wait in line. */
  deliverTo(webhook: Handler): void;
  stop(): Promise<void>;
}

/**
 * Opens the practice provider. We and it talk over plain HTTP on a loopback port of their own that answers nothing else:
 * the public address may have another host, a proxy before it, or a certificate that this machine does not trust.
 */
export async function openPractice(options: PracticeOptions): Promise<Practice> {
  const { db, clock, log, publicOrigin, secrets, webhookPath } = options;
  const keys = { keySecret: secrets.providerKeySecret, webhookSecret: secrets.providerWebhookSecret };
  let webhook: Handler = () => false;
  const server = createHttpServer({
    log,
    tls: null,
    handlers: [
      (request, response) => pathOf(request) === webhookPath && webhook(request, response),
      (request, response) => pathOf(request).startsWith('/fake-provider/') && fake.handle(request, response),
    ],
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const webhookUrl = () => `${url}${webhookPath}`;
  const fake = createFakeProvider({ db, clock, webhookUrl, merchant: 'College Kiosk (practice)', ...keys });

  return {
    provider: fakeProviderClient({ baseUrl: url, payBaseUrl: publicOrigin, keyId: 'college_kiosk', ...keys }),
    url,
    page: (request, response) => pathOf(request).startsWith('/fake-pay/') && fake.handle(request, response),
    deliverTo(handler) {
      webhook = handler;
    },
    async stop() {
      await fake.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Where others reach the product: at `PUBLIC_URL`, else at this process. A wildcard `HOST` is no address, so one that this machine
 * has stands for it.
 */
export function publicOrigin({
  publicUrl,
  tls,
  host,
  port,
}: Pick<Config, 'publicUrl' | 'tls' | 'host' | 'port'>): string {
  if (publicUrl !== null) return publicUrl;
  const wildcard = host === '0.0.0.0' || host === '::';
  const name = wildcard ? (outwardAddress() ?? '127.0.0.1') : host;
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function outwardAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
