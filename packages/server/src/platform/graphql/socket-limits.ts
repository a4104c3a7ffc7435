/** How many sockets and live streams may be open at once, in one process. A caller is a key, a person, a device, or all strangers of one block of addresses. */
export interface SocketLimits {
  readonly socketsPerBlock: number;
  readonly socketsPerCaller: number;
  readonly streamsPerCaller: number;
  readonly streamsPerSocket: number;
}

/**
 * What holds unless it is configured otherwise: a college behind one address has thousands who look at their order at noon, and one integration may
 * feed a thousand displays. No page of ours has more than a handful of streams on its socket.
 */
export const DEFAULT_SOCKET_LIMITS: SocketLimits = {
  socketsPerBlock: 4_000,
  socketsPerCaller: 1_200,
  streamsPerCaller: 2_400,
  streamsPerSocket: 100,
};

/** Counts what is open at this moment, by whose it is. */
export class OpenCounts {
  private readonly open = new Map<string, number>();

  /** Takes one of so many; gives how to give it back, which counts once. Null where all are taken. */
  take(whose: string, most: number): (() => void) | null {
    const count = this.open.get(whose) ?? 0;
    if (count >= most) return null;
    this.open.set(whose, count + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (this.open.get(whose) ?? 1) - 1;
      if (left > 0) this.open.set(whose, left);
      else this.open.delete(whose);
    };
  }
}
