import {
  createClient,
  deviceAuthorization,
  keepDeviceToken,
  type LiveClient,
  readDeviceToken,
} from '@college-kiosk/client';
import { stationStorage } from '../../shell/station-storage.ts';

/** Where this browser keeps that it is a kitchen display. */
export const kitchenStorage = stationStorage('kitchen');

export const isPaired = (): boolean => readDeviceToken(kitchenStorage) !== null;
export const keepToken = (token: string | null): void => keepDeviceToken(token, kitchenStorage);

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
    authorization: () => deviceAuthorization(kitchenStorage),
    onUnauthenticated: () => {
      for (const listener of listeners) listener();
    },
  });
  return client;
}
