import { setTimeout as sleep } from 'node:timers/promises';

/** Where the product is and the API key that opens it. */
export interface Target {
  /** Its origin, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly key: string;
}

/** The API answered with an error; `code` is `extensions.code` of the first one. */
class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** The API refused: it answered with another member of the union than was hoped for. */
export class Refused extends Error {
  constructor(
    readonly answer: Answered,
    wanted: string,
  ) {
    super(`${wanted} was refused: ${answer.code ?? answer.__typename}: ${answer.message ?? ''}`);
  }
}

export interface Answered {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
}

export interface Api {
  /** How often an answer was lost or put off, so that the same was said again, or given up. */
  readonly unanswered: number;
  /** Runs a document and gives its `data`. Tries again when the answer is lost: every command carries an id of its own. */
  ask<Data>(document: string, variables?: object): Promise<Data>;
  /** Runs a mutation with one root field `result`; throws Refused when that is not of this type. */
  command<Result>(document: string, input: object, type: string): Promise<Result>;
}

/** How long the same is said again until it is answered: a process and its database are back sooner. */
export const PATIENCE_MS = 60_000;
const PAUSE_MS = { first: 200, most: 2_000 };

/** Posts a body and gives the text of the answer; throws when there is none. */
type Post = (url: string, body: string, headers: Record<string, string>) => Promise<string>;

/**
 * A third party's client of the GraphQL API: documents of its own, an API key, and at most `atOnce` requests in flight.
 * `post` is how it reaches the product, where that is not by an ordinary fetch.
 */
export function openApi({ url, key }: Target, atOnce: number, post: Post = postByFetch): Api {
  const slot = slots(atOnce);
  let unanswered = 0;
  const ask = async <Data>(document: string, variables: object = {}): Promise<Data> => {
    const end = performance.now() + PATIENCE_MS;
    for (let pause = PAUSE_MS.first; ; pause = Math.min(2 * pause, PAUSE_MS.most)) {
      try {
        return await slot(() => dataOf<Data>(post, `${url}/graphql`, key, { query: document, variables }));
      } catch (error) {
        if (error instanceof ApiError && error.code !== 'UNAVAILABLE') throw error;
        unanswered += 1;
        if (performance.now() + pause > end) throw error;
        await sleep(pause);
      }
    }
  };
  return {
    get unanswered() {
      return unanswered;
    },
    ask,
    async command<Result>(document: string, input: object, type: string) {
      const { result } = await ask<{ result: Answered }>(document, { input });
      if (result.__typename !== type) throw new Refused(result, type);
      return result as Result;
    },
  };
}

const postByFetch: Post = async (url, body, headers) => {
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
  return response.text();
};

async function dataOf<Data>(post: Post, url: string, key: string, body: object): Promise<Data> {
  const headers = { authorization: `Key ${key}`, 'content-type': 'application/json' };
  const { data, errors } = JSON.parse(await post(url, JSON.stringify(body), headers)) as {
    data?: Data;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [first] = errors ?? [];
  if (first) throw new ApiError(first.extensions?.code ?? 'UNKNOWN', first.message);
  return data as Data;
}

/** Lets at most so many run at once; the others wait their turn. */
function slots(atOnce: number): <Value>(run: () => Promise<Value>) => Promise<Value> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
