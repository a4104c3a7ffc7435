import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** What came over a line to PostgreSQL. */
export interface Counted {
  /** The texts of the statements that were run, in order. */
  readonly statements: string[];
  /** How often the caller waited for the server: each Sync, Flush or simple query of the protocol. */
  roundTrips: number;
}

/** A line to PostgreSQL that is listened to. */
export interface CountingLine {
  /** The same database, over this line. */
  readonly url: string;
  /** What came since the last time it was asked. */
  take(): Counted;
  close(): Promise<void>;
}

/** Opens a line to the database of this address; every byte goes on as it came. */
export async function openCountingLine(url: string): Promise<CountingLine> {
  const { hostname, port } = new URL(url);
  let counted: Counted = { statements: [], roundTrips: 0 };
  const open = new Set<() => void>();
  const server = createServer((caller) => {
    const database = connect(Number(port), hostname);
    const listener = new Listener(() => counted);
    caller.on('data', (bytes: Buffer) => {
      listener.hear(bytes);
      database.write(bytes);
    });
    database.on('data', (bytes: Buffer) => caller.write(bytes));
    const end = () => {
      caller.destroy();
      database.destroy();
      open.delete(end);
    };
    open.add(end);
    for (const socket of [caller, database]) socket.once('close', end).on('error', end);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const over = new URL(url);
  over.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: over.href,
    take() {
      const taken = counted;
      counted = { statements: [], roundTrips: 0 };
      return taken;
    },
    async close() {
      server.close();
      for (const end of [...open]) end();
      await once(server, 'close');
    },
  };
}

/** Reads what one caller sends by PostgreSQL's protocol 3, message by message, however it is cut into pieces. */
class Listener {
  private rest = Buffer.alloc(0);
  private begun = false;
  private readonly prepared = new Map<string, string>();
  private bound = '';

  constructor(private readonly counted: () => Counted) {}

  hear(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      // The first message has no letter before its length.
      const letter = this.begun ? 1 : 0;
      if (this.rest.length < letter + 4) return;
      const end = letter + this.rest.readInt32BE(letter);
      if (this.rest.length < end) return;
      if (this.begun) this.note(String.fromCharCode(this.rest[0] ?? 0), this.rest.subarray(5, end));
      this.begun = true;
      this.rest = this.rest.subarray(end);
    }
  }

  private note(kind: string, body: Buffer): void {
    const counted = this.counted();
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2);
    if (kind === 'P') this.prepared.set(first, second);
    if (kind === 'B') this.bound = this.prepared.get(second) ?? second;
    if (kind === 'E') counted.statements.push(this.bound);
    if (kind === 'Q') counted.statements.push(first);
    if (kind === 'Q' || kind === 'S' || kind === 'H') counted.roundTrips += 1;
  }
}
