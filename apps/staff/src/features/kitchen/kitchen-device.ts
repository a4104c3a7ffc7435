import {
  createClient,
  deviceAuthorization,
  keepDeviceToken,
  type LiveClient,
  readDeviceToken,
} from '@college-kiosk/client';

// One browser may be kiosk, board and kitchen display at once: each keeps its token under a name of its own.
const prefix = 'college-kiosk.kitchen:';
const storage = {
  getItem: (key: string) => localStorage.getItem(prefix + key),
  setItem: (key: string, value: string) => localStorage.setItem(prefix + key, value),
  removeItem: (key: string) => localStorage.removeItem(prefix + key),
};

export const isPaired = (): boolean => readDeviceToken(storage) !== null;
export const keepToken = (token: string | null): void => keepDeviceToken(token, storage);

let client: LiveClient | null = null;
const listeners = new Set<() => void>();

/** Hears that the server no longer trusts this display. Gives back how to stop hearing it. */
export function onRejected(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The client of this display: it shows its device token and is nobody's session. */
export function deviceClient(): LiveClient {
  client ??= createClient({
    authorization: () => deviceAuthorization(storage),
    onUnauthenticated: () => {
      for (const listener of listeners) listener();
    },
  });
  return client;
}
