import { fileURLToPath } from 'node:url';
import { getOperationAST, parse } from 'graphql';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
let digests: ReadonlyMap<string, string> | undefined;

/** The digest of our apps’ document of this name. */
function digestOf(name: string): string {
  digests ??= new Map(
    [...loadPersistedDocuments(ROOT)].map(([digest, text]) => [
      getOperationAST(parse(text))?.name?.value ?? '',
      digest,
    ]),
  );
  const digest = digests.get(name);
  if (!digest) throw new Error(`No app has a document named ${name}.`);
  return digest;
}

/** What a document was answered with, or how it failed. */
export interface Said {
  readonly data: Readonly<Record<string, unknown>>;
  /** The answer of a mutation that has one field. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** The first error’s code; null without one. */
  readonly error: string | null;
}

/** A browser in front of a running product: it keeps its cookie and sends the documents of our own apps. */
export class Browser {
  cookie = '';

  /** `address` is where it seems to be, to a product that believes its proxy. */
  constructor(
    private readonly origin: string,
    private readonly address?: string,
  ) {}

  /** Sends a document of one of our apps by its digest. */
  async run(name: string, variables: object = {}): Promise<Said> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.address && { 'x-forwarded-for': this.address }),
      },
      body: JSON.stringify({ documentId: digestOf(name), variables }),
    });
    for (const set of response.headers.getSetCookie()) this.keep(set.split(';', 1)[0] ?? '');
    const said = (await response.json()) as {
      data?: Record<string, Said['answer'] | null> | null;
      errors?: { extensions?: { code?: string } }[];
    };
    const data = said.data ?? {};
    const [answer] = Object.values(data);
    return { data, answer: answer ?? {}, error: said.errors?.[0]?.extensions?.code ?? null };
  }

  private keep(set: string): void {
    const name = set.split('=', 1)[0];
    const others = this.cookie.split('; ').filter((one) => one !== '' && one.split('=', 1)[0] !== name);
    this.cookie = [...others, set].join('; ');
  }

  /** Signs in by password. */
  signIn(email: string, password: string): Promise<Said> {
    return this.run('SignIn', { input: { email, password } });
  }
}
