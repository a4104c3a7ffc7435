import { connect, type Socket } from 'node:net';
import type { Target } from '../entry/replay/api.ts';
import { HUNG_MS } from './caller.ts';

/** What one of the crowd heard. */
export type CrowdHeard = 'done' | 'refused' | 'UNAVAILABLE' | 'lost' | 'hung' | 'untyped';

interface Waiting {
  readonly body: string;
  readonly since: number;
  tell(heard: CrowdHeard): void;
}

const HEAD_END = '\r\n\r\n';
/** How often it is looked for those who have waited too long. */
const LOOK_MS = 250;

/**
 * Very many callers from one process. It shares the machine with what it calls, so it does as little as can be done: bare
 * connections that are kept, and of each answer what it is and no more. `Caller` hears more and costs several times as much.
 */
export class Crowd {
  readonly heard = new Map<CrowdHeard, number>();
  private readonly free: Line[] = [];
  private readonly lines: Line[] = [];
  private readonly waiting: Waiting[] = [];
  /** Each as JSON: thousands a second say the same. */
  private readonly documents = new Map<string, string>();
  private readonly looking: NodeJS.Timeout;

  constructor(
    private readonly target: Target,
    private readonly connections: number,
  ) {
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  /** Says one command; whoever finds no connection free waits for one, and that counts as waiting. */
  say(document: string, input: object): Promise<CrowdHeard> {
    const body = `{"query":${this.quoted(document)},"variables":{"input":${JSON.stringify(input)}}}`;
    return new Promise((resolve) => {
      const tell = (heard: CrowdHeard) => {
        this.heard.set(heard, (this.heard.get(heard) ?? 0) + 1);
        resolve(heard);
      };
      this.waiting.push({ body, since: performance.now(), tell });
      this.next();
    });
  }

  /** How often what was heard, in words. */
  tally(): string {
    return [...this.heard].map(([name, count]) => `${name} ${count}`).join(', ');
  }

  close(): void {
    clearInterval(this.looking);
    for (const line of this.lines) line.end();
  }

  private quoted(document: string): string {
    const before = this.documents.get(document) ?? JSON.stringify(document);
    this.documents.set(document, before);
    return before;
  }

  private next(): void {
    const line = this.free.pop() ?? (this.lines.length < this.connections ? this.open() : null);
    if (!line) return;
    const waiting = this.waiting.shift();
    if (waiting) line.send(waiting);
    else this.free.push(line);
  }

  private open(): Line {
    const line = new Line(this.target, (reusable) => {
      if (reusable) this.free.push(line);
      else this.lines.splice(this.lines.indexOf(line), 1);
      this.next();
    });
    this.lines.push(line);
    return line;
  }

  private look(): void {
    const since = performance.now() - HUNG_MS;
    while (this.waiting[0] && this.waiting[0].since < since) this.waiting.shift()?.tell('hung');
    for (const line of [...this.lines]) if (line.since < since) line.over('hung');
  }
}

/** One connection: a request, its answer, the next request. */
class Line {
  private readonly socket: Socket;
  private readonly head: string;
  private current: Waiting | null = null;
  private text = '';

  constructor(
    { url, key }: Target,
    private readonly idle: (reusable: boolean) => void,
  ) {
    const { hostname, port, host } = new URL(url);
    this.head = `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Key ${key}\r\nContent-Type: application/json\r\nContent-Length: `;
    this.socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.hear(chunk));
    this.socket.on('error', () => {});
    this.socket.on('close', () => this.over('lost'));
  }

  /** Since when its caller waits; the end of time when nobody does. */
  get since(): number {
    return this.current?.since ?? Number.POSITIVE_INFINITY;
  }

  send(waiting: Waiting): void {
    this.current = waiting;
    this.socket.write(`${this.head}${Buffer.byteLength(waiting.body)}${HEAD_END}${waiting.body}`);
  }

  end(): void {
    this.socket.destroy();
  }

  /** The connection is of no use any more. */
  over(heard: CrowdHeard): void {
    const { current } = this;
    this.current = null;
    this.socket.destroy();
    current?.tell(heard);
    if (current) this.idle(false);
  }

  private hear(chunk: string): void {
    this.text += chunk;
    const head = this.text.indexOf(HEAD_END);
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.text)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) {
      this.over('untyped');
      return;
    }
    if (this.text.length < head + HEAD_END.length + length) return;
    const { current, text } = this;
    this.text = '';
    this.current = null;
    current?.tell(understood(text));
    this.idle(true);
  }
}

function understood(text: string): CrowdHeard {
  if (text.startsWith('HTTP/1.1 200')) {
    if (text.includes('"token":"')) return 'done';
    return text.includes('"result":{') && text.includes('"code":"') ? 'refused' : 'untyped';
  }
  const comesAgain = text.startsWith('HTTP/1.1 503') && /\r\nretry-after: [1-9]/i.test(text);
  return comesAgain && text.includes('"code":"UNAVAILABLE"') ? 'UNAVAILABLE' : 'untyped';
}
