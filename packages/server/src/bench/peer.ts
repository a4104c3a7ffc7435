import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a peer is told, beside being asked for its processor time. */
export type PeerOrder = { readonly publish: number };
export type PeerAnswer = { readonly port: number } | { readonly cpuMs: number };

/** A server in a process of its own, so that its processor time is its own. */
export interface Peer {
  readonly port: number;
  /** Milliseconds of processor time it has used so far. */
  cpuMs(): Promise<number>;
  tell(order: PeerOrder): void;
  stop(): Promise<void>;
}

/** Starts a peer of this kind. Throws when it ends before it listens. */
export async function startPeer(program: string, args: readonly string[]): Promise<Peer> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await answerOf<{ port: number }>(child);
  return {
    port,
    async cpuMs() {
      const answer = answerOf<{ cpuMs: number }>(child);
      child.send('cpu');
      return (await answer).cpuMs;
    },
    tell: (order) => void child.send(order),
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('A server of the bench ended.'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Answer);
    });
  });
}

/** The peer's side: says where it listens, and what it used when it is asked. */
export function serveAsPeer(port: number, heed: (order: PeerOrder) => unknown = () => {}): void {
  process.on('message', (message: 'cpu' | PeerOrder) => {
    if (message !== 'cpu') return void heed(message);
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000 } satisfies PeerAnswer);
  });
  process.once('SIGTERM', () => process.exit(0));
  process.send?.({ port } satisfies PeerAnswer);
}
