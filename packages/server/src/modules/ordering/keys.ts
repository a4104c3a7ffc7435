import { socket } from '../../platform/socket.ts';

export interface OrderingKeys {
  /** Signs quotes (HMAC-SHA-256). */
  readonly quote: Uint8Array;
  /** Derives pickup codes. */
  readonly pickup: Uint8Array;
  /** Proves the links on papers; the first makes them. */
  readonly invoice: readonly [Uint8Array, ...Uint8Array[]];
}

/** The server's keys for this module; plugged by `entry/` from the installation's secrets. */
export const orderingKeys = socket<OrderingKeys>('ordering.keys');
