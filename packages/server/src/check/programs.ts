import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import type { RoleCode } from '../platform/auth/permission.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import type { CheckedTarget } from './promise.ts';

export const PASSWORD = 'correct horse battery staple';

const PAIR = '... on TokenPair { accessToken refreshToken }';
const SIGN_IN = `mutation ($input: SignInInput!) { answer: signIn(input: $input) { __typename ${PAIR} } }`;
const REFRESH = `mutation ($input: RefreshTokenInput!) { answer: refreshToken(input: $input) { __typename ${PAIR} } }`;
const WHO = '{ answer: viewer { __typename kind name } }';

/** What was answered, by its type or the error's code, and what it held. */
export interface Answer {
  readonly said: string;
  readonly pair: Pair | null;
}

export interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const SIGNED_IN_WITHIN_MS = 30_000;

/** Makes accounts in the database of a product of its own. Close it at the end. */
export async function accountMaker({ databaseUrl }: CheckedTarget) {
  if (!databaseUrl) throw new Error('This check makes accounts in the database of a product of its own.');
  const database = openDatabase(databaseUrl, { max: 2, name: 'check' });
  const passwordHash = await hashPassword(PASSWORD);
  return {
    /** Somebody with the common password, a cashier unless said; gives the address. */
    async add(role: RoleCode = 'cashier'): Promise<string> {
      const email = `${randomUUID()}@college.example`;
      const account = { email, name: 'Checked', passwordHash, role };
      await database.db.transaction((tx) => addAccounts(tx, [account], () => newId(systemClock.now())));
      return email;
    },
    close: () => database.close(),
  };
}

/** A copy of a program on somebody's device, which speaks to the product by documents of its own. */
export class Program {
  readonly installationId = randomUUID();

  constructor(private readonly url: string) {}

  async signIn(email: string): Promise<Pair> {
    const input = { email, password: PASSWORD, client: 'TOKEN', installationId: this.installationId };
    // Two passwords are looked at at once; who is put off comes again, as every program does.
    for (const end = performance.now() + SIGNED_IN_WITHIN_MS; ; await sleep(250)) {
      const { pair, said } = await this.say(SIGN_IN, { input });
      if (pair) return pair;
      if (said !== 'UNAVAILABLE' || performance.now() > end) throw new Error(`The program was not signed in: ${said}.`);
    }
  }

  /** What a sign-in with this password comes to. */
  async tryPassword(email: string, password: string): Promise<string> {
    const input = { email, password, client: 'TOKEN', installationId: this.installationId };
    return (await this.say(SIGN_IN, { input })).said;
  }

  refresh(refreshToken: string, signal?: AbortSignal): Promise<Answer> {
    return this.say(REFRESH, { input: { refreshToken, installationId: this.installationId } }, undefined, signal);
  }

  /** Who an `Authorization` header says one is: the type of what is answered, or the error's code. */
  async whoIs(authorization: string): Promise<string> {
    return (await this.say(WHO, {}, authorization)).said;
  }

  private async say(query: string, variables: object, authorization?: string, signal?: AbortSignal): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ query, variables }),
      signal: signal ?? null,
    });
    const { data, errors } = (await response.json()) as {
      data?: { answer: { __typename: string } & Partial<Pair> } | null;
      errors?: { extensions?: { code?: string } }[];
    };
    const answer = data?.answer;
    if (!answer) return { said: errors?.[0]?.extensions?.code ?? `status ${response.status}`, pair: null };
    const { accessToken, refreshToken } = answer;
    return { said: answer.__typename, pair: accessToken && refreshToken ? { accessToken, refreshToken } : null };
  }
}
