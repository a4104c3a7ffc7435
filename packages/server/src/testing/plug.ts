import { type Parts, plugSockets } from '../entry/compose.ts';
import { invoiceKeysOf, sealingKeysOf, tokenKeysOf } from '../entry/secrets.ts';
import { noMail } from '../modules/mail/index.ts';
import { noProvider, type PaymentProvider, providersOf } from '../modules/payments/index.ts';
import type { Sockets } from '../platform/socket.ts';
import { TEST_PARTY } from './software-authenticator.ts';

/** The keys of every installation that lives for a test. */
export const TEST_KEYS: Parts['keys'] = {
  quote: new Uint8Array(32).fill(1),
  pickup: new Uint8Array(32).fill(2),
  invoice: invoiceKeysOf(['test']),
  sealing: sealingKeysOf(['test']),
  tokens: tokenKeysOf(['test']),
};

/**
 * Plugs every socket as the demo does, with nobody outside unless said: no payment provider, no mail server; kept letters can be
 * read.
 */
export function plugForTest(
  sockets: Sockets,
  {
    db,
    clock,
    provider = noProvider,
    college = null,
    mail = { ...noMail, isReadable: async () => true },
  }: Pick<Parts, 'db' | 'clock'> & { provider?: PaymentProvider } & Partial<Pick<Parts, 'mail' | 'college'>>,
): void {
  plugSockets(sockets, {
    db,
    clock,
    keys: TEST_KEYS,
    providers: providersOf(provider),
    mail,
    college,
    relyingParty: TEST_PARTY,
    breached: null,
    resetDemo: async () => {},
  });
}
