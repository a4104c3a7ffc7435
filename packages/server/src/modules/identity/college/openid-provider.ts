import * as oidc from 'openid-client';
import type { Clock } from '../../../platform/clock.ts';
import {
  AnswerRefused,
  type Asked,
  type CollegeProvider,
  ProviderAway,
  type ProviderLook,
  type Vouched,
} from './college-provider.ts';
import type { CollegeApp } from './tables.ts';

/** How long the provider's metadata are believed before they are asked for anew. */
const METADATA_KEPT_MS = 3_600_000;
/** Nobody waits longer for any one answer of the provider. */
const TIMEOUT_SECONDS = 5;
/** How far the provider's clock and ours may be apart when times of a token are judged. */
const CLOCK_TOLERANCE_SECONDS = 30;

const PATHS: Readonly<Record<CollegeApp, string>> = { STAFF: '/staff/from-college', STUDENT: '/student/from-college' };

export interface OpenIdOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client: then PKCE alone binds the code. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  /** Where people find the product. */
  readonly origin: string;
  readonly clock: Clock;
}

/**
 * The college as an OpenID provider: authorization code flow with PKCE (RFC 7636), state, nonce and issuer (RFC 9207). The library judges
 * the answer and the id token; we ask it to check the token's signature too, which the specification leaves open (Core §3.1.3.7).
 */
export class OpenIdProvider implements CollegeProvider {
  readonly issuer: string;
  private known: { readonly configuration: Promise<oidc.Configuration>; readonly until: number } | null = null;

  constructor(private readonly options: OpenIdOptions) {
    this.issuer = options.issuer;
  }

  redirectUri(app: CollegeApp): string {
    return `${this.options.origin}${PATHS[app]}`;
  }

  async reach(): Promise<void> {
    await this.configuration();
  }

  async authorizationUrl({ app, state, nonce, verifier, anew }: Asked): Promise<string> {
    const configuration = await this.configuration();
    return oidc.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: this.redirectUri(app), scope: this.options.scopes, state, nonce },
      // A provider says when somebody proved who they are only where it is asked how long ago that may be (Core §3.1.2.1).
      ...(anew && { prompt: 'login', max_age: '0' }),
      ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    }).href;
  }

  async hear(response: string, { app, state, nonce, verifier }: Asked): Promise<Vouched> {
    const configuration = await this.configuration();
    // Our own address, whatever the browser says: only the query is its.
    const answer = new URL(this.redirectUri(app));
    answer.search = response;
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, answer, checks);
      const claims = tokens.claims();
      if (!claims) throw new AnswerRefused('no id token');
      const told = configuration.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : {};
      // What is signed goes first.
      return { issuer: claims.iss, claims: { ...told, ...claims } };
    } catch (error) {
      throw judged(error);
    }
  }

  async look(): Promise<ProviderLook> {
    const nothing = { authorizationEndpoint: null, supportsPkce: false, signingAlgorithms: [] };
    try {
      this.known = null;
      const metadata = (await this.configuration()).serverMetadata();
      return {
        ...{ issuer: this.issuer, problem: null, authorizationEndpoint: metadata.authorization_endpoint ?? null },
        supportsPkce: metadata.supportsPKCE(),
        signingAlgorithms: metadata.id_token_signing_alg_values_supported ?? [],
      };
    } catch (error) {
      return { ...nothing, issuer: this.issuer, problem: (error as Error).message };
    }
  }

  /** The provider's metadata, asked for once an hour, by all who need them together; after a failure by whoever comes next. */
  private configuration(): Promise<oidc.Configuration> {
    const now = this.options.clock.now().getTime();
    if (this.known && this.known.until > now) return this.known.configuration;
    const configuration = this.discover();
    const known = { configuration, until: now + METADATA_KEPT_MS };
    this.known = known;
    configuration.catch(() => {
      if (this.known === known) this.known = null;
    });
    return configuration;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.options;
    const server = new URL(issuer);
    const metadata = { [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS };
    const auth = clientSecret === null ? oidc.None() : secretOf(clientSecret);
    // Plain HTTP is for a provider on this machine alone: the configuration has seen to that.
    const insecure = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const execute = [...insecure, oidc.enableNonRepudiationChecks];
    try {
      return await oidc.discovery(server, clientId, metadata, auth, { execute, timeout: TIMEOUT_SECONDS });
    } catch (error) {
      throw new ProviderAway(wordsOf(error), { cause: error });
    }
  }
}

/** Proves who we are in the way that the provider takes: in the header, unless it says that it takes the body only. */
function secretOf(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported;
    const inHeader = !taken || taken.includes('client_secret_basic') || !taken.includes('client_secret_post');
    return (inHeader ? basic : post)(server, client, body, headers);
  };
}

function judged(error: unknown): Error {
  if (error instanceof AnswerRefused || error instanceof ProviderAway) return error;
  return isAway(error)
    ? new ProviderAway(wordsOf(error), { cause: error })
    : new AnswerRefused(wordsOf(error), { cause: error });
}

const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/** Whether nobody answered, in time, or the provider broke (5xx). */
function isAway(error: unknown): boolean {
  for (let one = error; one instanceof Error || one instanceof Response; one = (one as Error).cause) {
    if (one instanceof Response) return one.status >= 500;
    if (AWAY.has(String((one as { code?: unknown }).code))) return true;
    if (one instanceof TypeError && one.message === 'fetch failed') return true;
    if (one instanceof oidc.ResponseBodyError && one.status >= 500) return true;
  }
  return false;
}

/** What was wrong, by the names that the specifications and the library have for it; nothing of what was sent. */
function wordsOf(error: unknown): string {
  const {
    error: said,
    code,
    message,
    cause,
  } = error as { error?: unknown; code?: unknown; message?: unknown; cause?: unknown };
  const { claim, code: beneath } = (typeof cause === 'object' && cause !== null ? cause : {}) as Record<
    string,
    unknown
  >;
  const named = [said ?? code, claim ?? beneath].filter((one) => typeof one === 'string');
  return (named.length > 0 ? named.join(' ') : String(message)).slice(0, 200);
}
