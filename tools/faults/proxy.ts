import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How one connection is to fail. Nothing of it named: it is passed on whole. */
export interface Fault {
  /** So many bytes of the caller reach the server; then the connection is cut. */
  readonly up?: number;
  /** So many bytes of the server come back; then the connection is cut. */
  readonly down?: number;
  /** Whom the cut is felt by; `caller` leaves the server with a peer that says nothing. Both, unless said. */
  readonly felt?: 'both' | 'caller';
  /** While it says so nothing of this connection comes through any more, and nobody is told. */
  isDark?(): boolean;
  /** Cut when the server sends a message of this kind, which does not come through. Asked for each message of PostgreSQL. */
  cutsAnswer?(message: PostgresMessage): boolean;
  /** Cut when the caller sends such a message, which does not come through. */
  cutsRequest?(message: PostgresMessage): boolean;
}

/** A message of PostgreSQL's protocol 3: its letter and what it holds. */
export interface PostgresMessage {
  readonly kind: string;
  readonly text: string;
}

export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  /**
   * How a connection is to fail, told by the first bytes of its caller; `wait` to see more of them. Passed on whole
   * without it.
   */
  choose?(first: Buffer): Fault | 'wait';
}

/** A TCP line to a server that fails on demand. */
export interface FaultyLine {
  readonly port: number;
  /** Connections that were cut so far. */
  readonly cuts: number;
  /** Everything takes this much longer, each way. */
  delay(milliseconds: number): void;
  /** Nothing comes through any more, and nobody is told: bytes wait, as on a cable that is pulled out. */
  blackHole(): void;
  /** What waits is delivered; delays are over. */
  heal(): void;
  /** Cuts every connection there is. New ones may come. */
  cut(): void;
  /** The same, felt by the caller as a reset: so it is when the other end died with something of the caller's unread. */
  reset(): void;
  close(): Promise<void>;
}

/** Opens a line to a server on this machine or another. */
export async function openProxy(options: ProxyOptions): Promise<FaultyLine> {
  const lines = new Set<Line>();
  const weather: Weather = { delayMs: 0, dark: false };
  let cuts = 0;
  const server = createServer((caller) => {
    const line = new Line(caller, options, weather, () => {
      cuts += 1;
    });
    lines.add(line);
    caller.once('close', () => lines.delete(line));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get cuts() {
      return cuts;
    },
    delay(milliseconds) {
      weather.delayMs = milliseconds;
    },
    blackHole() {
      weather.dark = true;
    },
    heal() {
      Object.assign(weather, { delayMs: 0, dark: false });
      for (const line of lines) line.deliver();
    },
    cut() {
      for (const line of lines) line.cut('both');
    },
    reset() {
      for (const line of lines) line.reset();
    },
    async close() {
      server.close();
      for (const line of lines) line.cut('both');
      await once(server, 'close');
    },
  };
}

interface Weather {
  delayMs: number;
  dark: boolean;
}

/** One connection through the proxy. */
class Line {
  private server: Socket | null = null;
  private fault: Fault = {};
  private first = Buffer.alloc(0);
  private readonly waiting: (() => void)[] = [];
  private readonly left: { up: number; down: number } = {
    up: Number.POSITIVE_INFINITY,
    down: Number.POSITIVE_INFINITY,
  };
  private over = false;

  constructor(
    private readonly caller: Socket,
    private readonly options: ProxyOptions,
    private readonly weather: Weather,
    private readonly wasCut: () => void,
  ) {
    caller.on('error', () => {});
    caller.on('data', (chunk: Buffer) => this.hear(chunk));
    caller.on('end', () => this.soon(() => this.server?.end()));
  }

  /** Lets through what waited in the dark. */
  deliver(): void {
    for (const send of this.waiting.splice(0)) send();
  }

  cut(felt: 'both' | 'caller'): void {
    if (this.over) return;
    this.over = true;
    this.wasCut();
    this.caller.destroy();
    if (felt === 'both') this.server?.destroy();
  }

  reset(): void {
    this.caller.resetAndDestroy();
    this.cut('both');
  }

  private hear(chunk: Buffer): void {
    if (this.server) {
      this.pass('up', chunk);
      return;
    }
    this.first = Buffer.concat([this.first, chunk]);
    const chosen = this.options.choose?.(this.first) ?? {};
    if (chosen === 'wait') return;
    this.fault = chosen;
    this.left.up = chosen.up ?? Number.POSITIVE_INFINITY;
    this.left.down = chosen.down ?? Number.POSITIVE_INFINITY;
    if (this.left.up === 0) {
      this.cut('both');
      return;
    }
    this.server = connect(this.options.port, this.options.host);
    this.server.on('error', () => this.caller.destroy());
    this.server.on('data', (answer: Buffer) => this.pass('down', answer));
    this.server.on('end', () => this.soon(() => this.caller.end()));
    this.caller.once('close', () => this.fault.felt !== 'caller' && this.server?.destroy());
    this.pass('up', this.first);
  }

  private pass(way: 'up' | 'down', chunk: Buffer): void {
    if (this.over) return;
    const asked = way === 'up' ? this.fault.cutsRequest : this.fault.cutsAnswer;
    if (asked && messagesOf(chunk).some((message) => asked(message))) {
      this.cut('both');
      return;
    }
    const shown = chunk.subarray(0, Math.min(this.left[way], chunk.length));
    this.left[way] -= chunk.length;
    const over = this.left[way] <= 0;
    this.soon(() => {
      const to = way === 'up' ? this.server : this.caller;
      to?.write(shown, () => over && this.cut(this.fault.felt ?? 'both'));
    });
  }

  private soon(send: () => void): void {
    if (this.weather.dark || this.fault.isDark?.() || this.waiting.length > 0) this.waiting.push(send);
    else if (this.weather.delayMs > 0) setTimeout(send, this.weather.delayMs);
    else send();
  }
}

/**
 * The whole messages of a chunk of PostgreSQL's protocol. What begins in an earlier chunk is not looked for: servers and
 * drivers send a short message in one piece. The caller's first message has no letter and reads as none.
 */
function messagesOf(chunk: Buffer): PostgresMessage[] {
  const messages: PostgresMessage[] = [];
  for (let at = 0; at + 5 <= chunk.length; ) {
    const length = chunk.readInt32BE(at + 1);
    const end = at + 1 + length;
    if (length < 4 || end > chunk.length) break;
    messages.push({ kind: String.fromCharCode(chunk[at] ?? 0), text: chunk.toString('latin1', at + 5, end) });
    at = end;
  }
  return messages;
}
