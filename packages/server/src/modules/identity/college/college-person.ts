import { z } from 'zod';
import { nameOf, seenOnly } from '../../../platform/command/name.ts';
import type { Vouched } from './college-provider.ts';

const NAME_KEPT = 80;
const GROUPS_AT_MOST = 500;

/** Somebody as the college knows them. */
export interface CollegePerson {
  readonly issuer: string;
  readonly subject: string;
  /** Lower case; null where the provider tells none. */
  readonly email: string | null;
  readonly emailIsVerified: boolean;
  readonly name: string | null;
  readonly groups: readonly string[];
  /** How they proved who they are (RFC 8176). */
  readonly methods: readonly string[];
  /** What that is worth in the provider's words. */
  readonly assurance: string | null;
  /** When they last did; null where the provider does not say. */
  readonly provedAt: Date | null;
}

const text = z.string().nullable().catch(null).default(null);
const texts = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .catch([])
  .default([]);

const standard = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()).nullable().catch(null).default(null),
  name: text,
  amr: texts,
  acr: text,
  auth_time: z.number().nullable().catch(null).default(null),
});

/**
 * Reads the claims of somebody (OpenID Connect Core §5.1). What is not of the form that it should have counts as not said; an address is verified
 * only where the provider says `true`. Throws where there is no subject.
 */
export function readPerson({ issuer, claims }: Vouched, groupsClaim: string): CollegePerson {
  const { sub, email, name, amr, acr, auth_time: provedAt } = standard.parse(claims);
  return {
    ...{ issuer, subject: sub, email, emailIsVerified: email !== null && claims.email_verified === true },
    name: shownName(name ?? ''),
    groups: texts.parse(claims[groupsClaim]).slice(0, GROUPS_AT_MOST),
    ...{ methods: amr, assurance: acr, provedAt: provedAt === null ? null : new Date(provedAt * 1000) },
  };
}

/** A name as people here may type one; null where nothing of it is left. Cut between characters, never within one. */
function shownName(said: string): string | null {
  const name = [...seenOnly(said).trim()].slice(0, NAME_KEPT).join('').trim();
  return nameOf(2 * NAME_KEPT).safeParse(name).success ? name : null;
}

/** Whether the provider says that a second factor was asked for. */
export function hadTwoFactors({ methods, assurance }: CollegePerson, acrs: readonly string[]): boolean {
  return methods.includes('mfa') || (assurance !== null && acrs.includes(assurance));
}
