import { uuidv7 } from '@college-kiosk/kernel';

/** An id for a thing or a command made here; sent again with the same body it is done once. */
export function newId(): string {
  return uuidv7(Date.now(), (bytes) => {
    bytes.set(crypto.getRandomValues(new Uint8Array(bytes.length)));
    return bytes;
  });
}
