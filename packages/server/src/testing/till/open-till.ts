import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fault } from '@college-kiosk/kernel';
import {
  type PaymentProvider,
  type PaymentProviders,
  paymentProviders,
  providersOf,
  receiveWebhook,
  type WebhookAnswer,
} from '../../modules/payments/index.ts';
import { fakeProviderClient } from '../../outside/fake-provider/client.ts';
import { createFakeProvider, type FakeProvider } from '../../outside/fake-provider/fake-provider.ts';
import { readBody } from '../../platform/http/request.ts';
import type { World } from '../world.ts';

export const TILL_SECRETS = { keySecret: 'till_key_secret', webhookSecret: 'till_webhook_secret' } as const;

/** A delivery as it arrived: kept, so that a test may deliver it again. */
interface Delivery {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly answer: WebhookAnswer;
}

/** The fake provider and our webhook address on one loopback port, plugged into a world. */
export interface Till {
  readonly provider: FakeProvider;
  /** Our side of it. */
  readonly port: PaymentProvider;
  readonly url: string;
  /** What has been delivered to us, in order. */
  readonly deliveries: readonly Delivery[];
  /** While set, nothing answers: neither the provider nor our webhook address. */
  outage: 'none' | 'provider' | 'webhook';
  /** Pays on the provider's page, as a phone would. */
  pay(payUrl: string | null, vpa: string): Promise<void>;
  /** Delivers what is due by the world's clock. */
  deliver(): Promise<number>;
  /** Sends a body to our webhook address. Answers the HTTP status. */
  send(body: string, headers: Record<string, string>): Promise<number>;
  close(): Promise<void>;
}

/** Opens a till in a world and plugs its provider, or whoever else is said to collect. */
export async function openTill(world: World, collects?: PaymentProviders): Promise<Till> {
  const till = await makeTill(world);
  world.platform.sockets.plug(paymentProviders, collects ?? providersOf(till.port));
  return till;
}

/** Opens a till in a world whose sockets somebody else plugs. */
export async function makeTill(world: World): Promise<Till> {
  const deliveries: Delivery[] = [];
  const state = { outage: 'none' as Till['outage'] };
  let url = '';
  const provider = createFakeProvider({
    ...TILL_SECRETS,
    db: world.db,
    clock: world.clock,
    webhookUrl: () => `${url}/webhooks/fake`,
    sweepMs: 0,
  });
  const server = createServer(async (request, response) => {
    const toWebhook = request.url === '/webhooks/fake';
    if (state.outage === (toWebhook ? 'webhook' : 'provider')) return response.writeHead(503).end();
    if (!toWebhook) return (await provider.handle(request, response)) || response.writeHead(404).end();
    const body = await readBody(request, 1_000_000);
    const answer = await receiveWebhook(world.anonymous(), body, request.headers);
    deliveries.push({ body, headers: request.headers, answer });
    return response.writeHead(answer === 'BAD_SIGNATURE' ? 400 : 200).end();
  });
  url = await listening(server);

  return {
    provider,
    port: fakeProviderClient({ ...TILL_SECRETS, baseUrl: url, keyId: 'till' }),
    url,
    deliveries,
    get outage() {
      return state.outage;
    },
    set outage(which) {
      state.outage = which;
    },
    async pay(payUrl, vpa) {
      const answer = await fetch(payUrl ?? '', {
        method: 'POST',
        body: new URLSearchParams({ vpa }),
        redirect: 'manual',
      });
      if (answer.status !== 303) throw new Fault('The page did not take the payment.', await answer.text());
    },
    deliver: () => provider.deliverDueWebhooks(),
    async send(body, headers) {
      return (await fetch(`${url}/webhooks/fake`, { method: 'POST', body, headers })).status;
    },
    async close() {
      await provider.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
