import { socket } from '../../../platform/socket.ts';
import type { CollegeApp } from './tables.ts';

/** What goes with somebody who is sent to the provider, and is looked for in its answer. */
export interface Asked {
  readonly app: CollegeApp;
  /** Binds the answer to this attempt (RFC 6749 §10.12). */
  readonly state: string;
  /** Binds the id token to this attempt (OpenID Connect Core §15.5.2). */
  readonly nonce: string;
  /** Binds the code to this attempt (RFC 7636). */
  readonly verifier: string;
  /** That the person shall prove there anew who they are, whether or not they are signed in there. */
  readonly anew: boolean;
}

/** What the provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What a look at the provider's metadata found. */
export interface ProviderLook {
  readonly issuer: string;
  /** Why it cannot be used; null when all is well. */
  readonly problem: string | null;
  readonly authorizationEndpoint: string | null;
  readonly supportsPkce: boolean;
  readonly signingAlgorithms: readonly string[];
}

/** The college's OpenID provider. */
export interface CollegeProvider {
  readonly issuer: string;
  /** Where its answers are sent to: registered there, letter by letter. */
  redirectUri(app: CollegeApp): string;
  /** Gets its metadata, where they are not known or older than an hour. Throws ProviderAway. */
  reach(): Promise<void>;
  /** Where to send somebody. Throws ProviderAway. */
  authorizationUrl(asked: Asked): Promise<string>;
  /** Judges an answer (the query with which the browser came back) and exchanges its code. Throws ProviderAway and AnswerRefused. */
  hear(response: string, asked: Asked): Promise<Vouched>;
  /** Looks anew whether it can be used. */
  look(): Promise<ProviderLook>;
}

/** The provider does not answer, or with an error of its own. */
export class ProviderAway extends Error {}

/** An answer that is not sound, or says no. `message` tells why, in the words of the specifications. */
export class AnswerRefused extends Error {}

/** The college's provider, null where none is configured; plugged by `entry/`. */
export const collegeProvider = socket<CollegeProvider | null>('identity.collegeProvider');
