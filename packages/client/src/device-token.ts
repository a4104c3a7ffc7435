import type { KeptIn } from './durable-order.ts';

const key = 'college-kiosk.device';

/** The token a kiosk, board or kitchen display was given when it was paired. */
export function readDeviceToken(storage: KeptIn = globalThis.localStorage): string | null {
  return storage.getItem(key);
}

/** Keeps the token of a new pairing; null forgets it. */
export function keepDeviceToken(token: string | null, storage: KeptIn = globalThis.localStorage): void {
  if (token === null) storage.removeItem(key);
  else storage.setItem(key, token);
}

/** The `Authorization` header of a paired device, for `createClient`. */
export function deviceAuthorization(storage: KeptIn = globalThis.localStorage): string | null {
  const token = readDeviceToken(storage);
  return token === null ? null : `Device ${token}`;
}
