import type { KeptIn } from './durable-order.ts';

// One browser may be a kiosk, a board and a kitchen display at once, as in the demo: each keeps its own token.
const keyOf = (kind: string | undefined) => `college-kiosk.device${kind === undefined ? '' : `.${kind}`}`;

/** The token a device was given when it was paired. `kind` tells apart the devices that one browser plays. */
export function readDeviceToken(storage: KeptIn = globalThis.localStorage, kind?: string): string | null {
  return storage.getItem(keyOf(kind));
}

/** Keeps the token of a new pairing; null forgets it. */
export function keepDeviceToken(token: string | null, storage: KeptIn = globalThis.localStorage, kind?: string): void {
  if (token === null) storage.removeItem(keyOf(kind));
  else storage.setItem(keyOf(kind), token);
}

/** The `Authorization` header of a paired device, for `createClient`. */
export function deviceAuthorization(storage: KeptIn = globalThis.localStorage, kind?: string): string | null {
  const token = readDeviceToken(storage, kind);
  return token === null ? null : `Device ${token}`;
}
