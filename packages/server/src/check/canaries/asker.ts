/** Asks a product, and keeps what was answered with errors. */
export class Asker {
  /** Every answer that told of an error, as it came. */
  readonly errors: string[] = [];
  asked = 0;

  constructor(readonly url: string) {}

  /** Sends a document, or the digest of one of ours; gives the first field of the answer. */
  async ask(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly answer: Readonly<Record<string, unknown>>; readonly cookies: readonly string[] }> {
    const isDigest = /^(?:sha256:)?[0-9a-f]{40,64}$/.test(query);
    const body = JSON.stringify({ ...(isDigest ? { documentId: query } : { query }), variables });
    const response = await this.send('/graphql', { method: 'POST', headers, body });
    const text = await response.text();
    if (text.includes('"errors"')) this.errors.push(text);
    const { data } = JSON.parse(text) as { data?: Record<string, unknown> | null };
    const [answer] = Object.values(data ?? {});
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    return { answer: Object(answer), cookies };
  }

  /** Sends anything, and keeps the answer when it is no success. */
  async send(
    path: string,
    init: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response> {
    this.asked += 1;
    const headers = { 'content-type': 'application/json', ...init.headers };
    const response = await fetch(`${this.url}${path}`, { ...init, headers });
    if (response.status >= 400) this.errors.push(await response.clone().text());
    return response;
  }
}
