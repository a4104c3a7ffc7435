import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How often each server is asked whether it is ready, and how long it may take to say so. */
const LOOK_MS = 250;
const PATIENCE_MS = 2_000;

/** A TCP balancer before several servers, which sends new connections to those that say they are ready. */
export interface Balancer {
  readonly port: number;
  /** Whether the server at this port is sent anybody just now. */
  sends(port: number): boolean;
  close(): Promise<void>;
}

/**
 * Opens one before servers on these ports of this machine. It knows what any balancer knows: that `/health/ready` was
 * answered with 200 when it last asked. It repeats nothing; a connection that fails is its caller's loss.
 */
export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const ready = new Set<number>();
  const open = new Set<Socket>();
  let turn = 0;
  const look = async () => {
    const answers = ports.map(async (port) => ((await isReady(port)) ? ready.add(port) : ready.delete(port)));
    await Promise.all(answers);
  };
  const server = createServer((caller) => {
    const able = ports.filter((port) => ready.has(port));
    const port = able[turn % able.length];
    turn += 1;
    if (port === undefined) {
      caller.destroy();
      return;
    }
    const behind = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [caller, behind],
      [behind, caller],
    ] as const) {
      open.add(one);
      one.setNoDelay(true).pipe(other);
      // A reset of one is a reset of the other: nobody takes it for an end in good order.
      one.on('error', () => other.resetAndDestroy());
      one.on('close', () => {
        open.delete(one);
        other.destroySoon();
      });
    }
  });
  await look();
  const looking = setInterval(look, LOOK_MS);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sends: (port) => ready.has(port),
    async close() {
      clearInterval(looking);
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal }).catch(() => null);
  await answer?.text().catch(() => '');
  return answer?.ok ?? false;
}
