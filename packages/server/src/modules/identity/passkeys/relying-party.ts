import { isIP } from 'node:net';
import { refuse } from '@college-kiosk/kernel';
import { socket } from '../../../platform/socket.ts';

/** For whom passkeys are made, and on whose pages they are used (WebAuthn §4, relying party identifier). */
export interface RelyingParty {
  /** A domain: `canteen.example`. */
  readonly id: string;
  /** The one origin whose pages may ask: `https://canteen.example`. */
  readonly origin: string;
}

/**
 * Whose passkeys an installation at this public origin has. An address in numbers can have none (§5.1.3: the effective domain must be
 * a domain), nor can plain HTTP, with one exception that browsers make too: this machine, by the name `localhost`. Null where
 * there are none.
 */
export function relyingPartyAt(publicOrigin: string): RelyingParty | null {
  const { protocol, hostname, port } = new URL(publicOrigin);
  const isHere =
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
  if (isHere) return { id: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  if (protocol !== 'https:' || hostname.startsWith('[') || isIP(hostname) !== 0) return null;
  return { id: hostname, origin: publicOrigin };
}

/** The installation's relying party, null where it can have no passkeys; plugged by `entry/`. */
export const relyingParty = socket<RelyingParty | null>('identity.relyingParty');

export const PASSKEYS_UNAVAILABLE = refuse(
  'PASSKEYS_UNAVAILABLE',
  'There are no passkeys here: the canteen’s public address needs a name and https. Use an authenticator app.',
);
