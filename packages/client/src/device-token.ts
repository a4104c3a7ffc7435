import type { KeptIn } from './durable-order.ts';

// One browser may be a kiosk, a board and a kitchen display at once, as in the demo: each keeps its own token.
const keyOf = (kind: string | undefined) => `college-kiosk.device${kind === undefined ? '' : `.${kind}`}`;
const sinceKeyOf = (kind: string | undefined) => `${keyOf(kind)}:since`;

/** How old a token is when a device asks for another. */
const RENEW_AFTER_MS = 24 * 3_600_000;

/** The token a device was given when it was paired. `kind` tells apart the devices that one browser plays. */
export function readDeviceToken(storage: KeptIn = globalThis.localStorage, kind?: string): string | null {
  return storage.getItem(keyOf(kind));
}

/** Keeps the token of a new pairing; null forgets it. */
export function keepDeviceToken(
  token: string | null,
  storage: KeptIn = globalThis.localStorage,
  kind?: string,
  now: () => number = Date.now,
): void {
  if (token === null) {
    storage.removeItem(keyOf(kind));
    storage.removeItem(sinceKeyOf(kind));
    return;
  }
  storage.setItem(keyOf(kind), token);
  storage.setItem(sinceKeyOf(kind), String(now()));
}

/** The `Authorization` header of a paired device, for `createClient`. */
export function deviceAuthorization(storage: KeptIn = globalThis.localStorage, kind?: string): string | null {
  const token = readDeviceToken(storage, kind);
  return token === null ? null : `Device ${token}`;
}

type Renewal = {
  storage: KeptIn;
  kind?: string | undefined;
  now?: () => number;
  /** Asks the server for another token. */
  renew: () => Promise<string>;
};

/**
 * Takes another token when the present one is a day old. The server ends the old one only when it is shown the new one, so nothing is lost
 * when the device dies in between: it asks again. Gives whether there is another now.
 */
export async function renewDeviceToken({ storage, kind, now = Date.now, renew }: Renewal): Promise<boolean> {
  const before = readDeviceToken(storage, kind);
  if (before === null || now() - Number(storage.getItem(sinceKeyOf(kind)) ?? 0) < RENEW_AFTER_MS) return false;
  const next = await renew();
  // Another tab was faster, or the device was paired anew: what is kept there is what counts, and this token is never shown.
  if (readDeviceToken(storage, kind) !== before) return false;
  keepDeviceToken(next, storage, kind, now);
  return true;
}
