import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Asked = { readonly id: number; readonly order: unknown };
type Answered = { readonly id: number; readonly answer?: unknown; readonly error?: string };

/** The decorators' settings, whichever folder the bench is begun in. */
const TSCONFIG = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));

const ENDED = 'A server of the bench ended.';

/** A server in a process of its own, so that its processor time is its own. */
export interface Peer {
  readonly port: number;
  /** Milliseconds of processor time it has used so far. */
  cpuMs(): Promise<number>;
  /** Resolves with its answer once it has heeded the order. Throws what it failed with. */
  tell(order: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a peer of this kind. Throws when it ends before it listens. */
export async function startPeer(program: string, args: readonly string[]): Promise<Peer> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...process.env, TSX_TSCONFIG_PATH: TSCONFIG },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let asked = 0;
  const ask = async (order: unknown) => {
    if (hasEnded(child)) throw new Error(ENDED);
    asked += 1;
    const answer = answerTo(child, asked);
    // That nobody takes the order is told by its end, and that by `answer`.
    child.send({ id: asked, order } satisfies Asked, () => {});
    return answer;
  };
  // It says its port without being asked.
  const port = (await answerTo(child, 0)) as number;
  return {
    port,
    cpuMs: async () => (await ask('cpu')) as number,
    tell: ask,
    async stop() {
      // One that has died by itself says so no second time.
      if (hasEnded(child)) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function answerTo(child: ChildProcess, id: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const over = () => {
      child.off('exit', ended);
      child.off('message', answered);
    };
    const ended = () => {
      over();
      reject(new Error(ENDED));
    };
    const answered = (said: Answered) => {
      if (said.id !== id) return;
      over();
      if (said.error === undefined) resolve(said.answer);
      else reject(new Error(said.error));
    };
    child.on('exit', ended);
    child.on('message', answered);
  });
}

/** The peer's side: says where it listens, heeds orders, and says what processor time it used when it is asked. */
export function serveAsPeer(port: number, heed: (order: never) => unknown = () => {}): void {
  const say = (answered: Answered) => void process.send?.(answered);
  process.on('message', async ({ id, order }: Asked) => {
    try {
      say({ id, answer: order === 'cpu' ? cpuMs() : await heed(order as never) });
    } catch (error) {
      say({ id, error: (error as Error).message });
    }
  });
  process.once('SIGTERM', () => process.exit(0));
  // Whoever started it is gone, and nobody will tell it to stop.
  process.once('disconnect', () => process.exit(0));
  say({ id: 0, answer: port });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
