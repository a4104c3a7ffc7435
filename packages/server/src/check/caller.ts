import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from '../entry/replay/api.ts';

/** Whoever waits longer than this hangs. */
export const HUNG_MS = 5_000;
/** Beside other tests two cores do not say how fast anything is; nobody waits for ever there either. */
export const HUNG_AMONG_TESTS_MS = 20_000;

/** What a caller heard. */
export type Heard =
  | { readonly kind: 'done'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly code: string }
  /** An error of the closed list; `retryAfter` in seconds, null when the answer does not say. */
  | { readonly kind: 'error'; readonly code: string; readonly status: number; readonly retryAfter: number | null }
  /** The connection ended before the answer, or could not be made. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'hung' }
  /** An answer that is none of ours. */
  | { readonly kind: 'untyped'; readonly status: number; readonly body: string };

/** The codes of which `retry-after` tells when to come again. */
const COME_AGAIN = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/** Says commands over at most so many connections, and tells what was heard. */
export class Caller {
  private readonly agent: Agent;
  /** What no caller may ever hear, one line each. */
  readonly violations: string[] = [];
  /** How often something was insisted on: whoever comes next begins with the next of the targets. */
  private begun = 0;
  readonly heard = new Map<string, number>();

  constructor(
    connections: number,
    private readonly patienceMs = HUNG_MS,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async say(target: Target, document: string, input: object | string): Promise<Heard> {
    const heard = await this.post(target, JSON.stringify({ query: document, variables: { input } }));
    const name = 'code' in heard ? heard.code : heard.kind;
    this.heard.set(name, (this.heard.get(name) ?? 0) + 1);
    const fault = whatIsWrong(heard);
    if (fault) this.violations.push(fault);
    return heard;
  }

  /** Says it until somebody answers, each time to another of these if there are any, for a minute at most. */
  async insist(targets: () => readonly Target[], document: string, input: object): Promise<Heard> {
    const end = performance.now() + 60_000;
    this.begun += 1;
    for (let turn = this.begun; ; turn += 1) {
      const all = targets();
      const heard = await this.say(all[turn % all.length] as Target, document, input);
      const again =
        heard.kind === 'lost' || heard.kind === 'hung' || (heard.kind === 'error' && COME_AGAIN.has(heard.code));
      if (!again || performance.now() > end) return heard;
      await sleep(100);
    }
  }

  /** How often what was heard, in words. */
  tally(): string {
    return [...this.heard].map(([name, count]) => `${name} ${count}`).join(', ');
  }

  close(): void {
    this.agent.destroy();
  }

  private post({ url, key }: Target, body: string): Promise<Heard> {
    return new Promise((resolve) => {
      const headers = {
        authorization: `Key ${key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: this.agent });
      const late = setTimeout(() => over({ kind: 'hung' }), this.patienceMs);
      const over = (heard: Heard) => {
        clearTimeout(late);
        resolve(heard);
        if (heard.kind === 'hung') sent.destroy();
      };
      const lose = () => over({ kind: 'lost' });
      sent.on('error', lose).on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', lose).on('aborted', lose);
        response.on('end', () => {
          if (!response.complete) return lose();
          const retryAfter = response.headers['retry-after'];
          over(understood(response.statusCode ?? 0, retryAfter ? Number(retryAfter) : null, text));
        });
      });
      sent.end(body);
    });
  }
}

interface Body {
  readonly data?: { readonly result?: Readonly<Record<string, unknown>> } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function understood(status: number, retryAfter: number | null, text: string): Heard {
  let body: Body;
  try {
    body = JSON.parse(text) as Body;
  } catch {
    return { kind: 'untyped', status, body: text };
  }
  const code = body.errors?.[0]?.extensions?.code;
  if (code && code !== 'FAULT') return { kind: 'error', code, status, retryAfter };
  const result = body.data?.result;
  if (code || !result) return { kind: 'untyped', status, body: text };
  return 'code' in result ? { kind: 'refused', code: String(result.code) } : { kind: 'done', result };
}

function whatIsWrong(heard: Heard): string | null {
  if (heard.kind === 'hung') return 'a caller hung';
  if (heard.kind === 'untyped') return `an answer that is none: ${heard.status} ${heard.body.slice(0, 300)}`;
  if (heard.kind !== 'error') return null;
  if (!COME_AGAIN.has(heard.code)) return `the answer ${heard.code}`;
  return heard.retryAfter && heard.status >= 429 ? null : `${heard.code} that does not say when to come again`;
}
