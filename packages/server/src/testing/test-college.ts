import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, decodeJwt, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

const CLIENT_ID = 'college-kiosk';
const CLIENT_SECRET = 'a secret of the college and the canteen alone';
const KEY_ID = 'test';
const SCOPES = 'openid email profile groups';
const HOPS_AT_MOST = 12;
const TTL = 600;

/** What the college knows of somebody: claims (OpenID Connect Core §5.1). */
export type Claims = Readonly<Record<string, unknown>>;

/** What makes another id token of one that the college signed. */
export type Tamper = (claims: JWTPayload, forge: Forge) => Promise<string>;

/** Makes id tokens, well and badly signed. */
export interface Forge {
  /** By the college's own key. */
  sign(claims: JWTPayload): Promise<string>;
  /** By a key that the college does not have. */
  signAsStranger(claims: JWTPayload): Promise<string>;
  /** As if the algorithm were symmetric: by the client's secret, or the text of the public key. */
  signSymmetric(claims: JWTPayload, secret: 'client secret' | 'public key'): Promise<string>;
  unsigned(claims: JWTPayload): Promise<string>;
}

/** A real OpenID provider on a port of its own. */
export interface TestCollege {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** By what they sign in as, their `sub`. */
  readonly people: Map<string, Claims>;
  /** Goes through the provider's pages as a browser does, as this person; gives the query with which it comes back. */
  goThrough(url: string, who: string): Promise<string>;
  /** Lets the token endpoint answer with another id token. */
  tamperWith(tamper: Tamper | null): void;
  /** Lets every page answer 503. */
  breakDown(isBroken: boolean): void;
  close(): Promise<void>;
}

/** Opens a college. `redirectUris` are those that it sends people back to; `port` is a free one without it. */
export async function openCollege({
  redirectUris,
  port = 0,
}: {
  readonly redirectUris: readonly string[];
  readonly port?: number;
}): Promise<TestCollege> {
  const people = new Map<string, Claims>();
  // Until it has its keys.
  let handle = (_: IncomingMessage, response: ServerResponse): unknown => response.writeHead(503).end();
  let isBroken = false;
  let tamper: Tamper | null = null;
  const server = createServer((request, response) => {
    if (isBroken) return void response.writeHead(503).end();
    void handle(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = await generateKeyPair('RS256', { extractable: true });
  const forge = await forgeOf(keys);
  const provider = new Provider(issuer, configurationOf(people, redirectUris, await exportJWK(keys.privateKey)));
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.oidc?.route !== 'token' || !body?.id_token || !tamper) return;
    context.body = { ...body, id_token: await tamper(decodeJwt(body.id_token), forge) };
  });
  handle = pages(provider, people);

  return {
    ...{ issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scopes: SCOPES, people },
    goThrough: (url, who) => walk(url, who, issuer),
    tamperWith(next) {
      tamper = next;
    },
    breakDown(next) {
      isBroken = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function configurationOf(
  people: ReadonlyMap<string, Claims>,
  redirectUris: readonly string[],
  key: object,
): Configuration {
  return {
    clients: [
      {
        ...{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [...redirectUris] },
        ...{ grant_types: ['authorization_code'], response_types: ['code'] },
      },
    ],
    jwks: { keys: [{ ...key, kid: KEY_ID, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['cookies of the test college'] },
    scopes: SCOPES.split(' '),
    claims: {
      ...{ acr: null, auth_time: null, iss: null, sid: null },
      ...{ openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    },
    ttl: { AccessToken: TTL, AuthorizationCode: TTL, Grant: TTL, IdToken: TTL, Interaction: TTL, Session: TTL },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId, ...people.get(accountId) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  };
}

/** The provider, and its one page that is not the library's: who are you? */
function pages(provider: Provider, people: ReadonlyMap<string, Claims>) {
  const library = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    if (!url.pathname.startsWith('/interaction/')) return library(request, response);
    const who = url.searchParams.get('who');
    if (who === 'nobody') return provider.interactionFinished(request, response, { error: 'access_denied' });
    if (who !== null) return provider.interactionFinished(request, response, { login: { accountId: who } });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    const doors = [...people].map(([sub, { name }]) => `<li><a href="${url.pathname}?who=${sub}">${name}</a></li>`);
    return response.end(
      `<!doctype html><html lang="en"><title>College</title><h1>College</h1><ul>${doors.join('')}</ul></html>`,
    );
  };
}

async function walk(url: string, who: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = new URL(url);
  for (let hop = 0; hop < HOPS_AT_MOST; hop += 1) {
    if (at.origin !== issuer) return at.search;
    if (at.pathname.startsWith('/interaction/')) at.searchParams.set('who', who);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=', 2);
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The college answered ${response.status}: ${await response.text()}`);
    at = new URL(location, at);
  }
  throw new Error('The college sends people in circles.');
}

async function forgeOf({ privateKey, publicKey }: { privateKey: CryptoKey; publicKey: CryptoKey }): Promise<Forge> {
  const stranger = await generateKeyPair('RS256');
  const publicText = await exportSPKI(publicKey);
  const by = (claims: JWTPayload, key: CryptoKey | Uint8Array, alg: string) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid: KEY_ID }).sign(key);
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    sign: (claims) => by(claims, privateKey, 'RS256'),
    signAsStranger: (claims) => by(claims, stranger.privateKey, 'RS256'),
    signSymmetric: (claims, secret) =>
      by(claims, Buffer.from(secret === 'client secret' ? CLIENT_SECRET : publicText), 'HS256'),
    unsigned: async (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
  };
}
