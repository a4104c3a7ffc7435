import { fileURLToPath } from 'node:url';
import { getOperationAST, parse } from 'graphql';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';

const APPS = fileURLToPath(new URL('../../../../apps', import.meta.url));
let digests: ReadonlyMap<string, string> | undefined;

/** The digest of our apps’ document of this name. */
function digestOf(name: string): string {
  digests ??= new Map(
    [...loadPersistedDocuments(APPS)].map(([digest, text]) => [
      getOperationAST(parse(text))?.name?.value ?? '',
      digest,
    ]),
  );
  const digest = digests.get(name);
  if (!digest) throw new Error(`No app has a document named ${name}.`);
  return digest;
}

/** What a mutation or a root field answered, or how it failed. */
export interface Said {
  /** The first field’s answer. */
  readonly answer: Record<string, unknown> & { __typename?: string };
  /** The first error’s code; null without one. */
  readonly error: string | null;
}

/** A browser in front of a running product: it keeps its cookie and sends the documents of our own apps. */
export class Browser {
  cookie = '';

  constructor(private readonly origin: string) {}

  /** Sends a document of one of our apps by its digest. */
  async run(name: string, variables: object = {}): Promise<Said> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.cookie && { cookie: this.cookie }) },
      body: JSON.stringify({ documentId: digestOf(name), variables }),
    });
    const set = response.headers.get('set-cookie')?.split(';', 1)[0];
    if (set !== undefined) this.cookie = set;
    const { data, errors } = (await response.json()) as {
      data?: Record<string, never> | null;
      errors?: { extensions?: { code?: string } }[];
    };
    return { answer: Object.values(data ?? {})[0] ?? {}, error: errors?.[0]?.extensions?.code ?? null };
  }

  /** Signs in by password. */
  signIn(email: string, password: string): Promise<Said> {
    return this.run('SignIn', { input: { email, password } });
  }
}
