import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandScope } from '../../../platform/command/command.ts';
import { countryOf, placeInWords } from '../../../platform/http/country-of.ts';
import { type Letter, type LetterScope, type MailLanguage, mailTemplate, writeMail } from '../../mail/index.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { passkeys } from '../passkeys/tables.ts';
import type { Change } from './account-changed-words.ts';
import { changeWords, commonWords } from './account-changed-words.ts';
import { appOf } from './app-of.ts';
import { instantIn } from './instant-in.ts';

const NOTICE_USEFUL_MINUTES = 24 * 60;

// With defaults: letters that were written before this was told say less.
const told = z.object({
  at: z.iso.datetime().nullable().default(null),
  from: z.string().nullable().default(null),
  byOther: z.boolean().default(false),
  about: z.string().default(''),
  isStudent: z.boolean().default(false),
  stillOn: z
    .object({ totp: z.boolean(), passkeys: z.array(z.string()) })
    .nullable()
    .default(null),
});
type Told = z.output<typeof told>;

/** After these somebody else may hold what signs in. */
const ADDS: ReadonlySet<Change> = new Set(['FACTOR_ON', 'PASSKEY_ADDED']);

/** A letter about a change: what, when, from where, and what to do if it was somebody else. */
function letterOf(change: Change, facts: Told, scope: LetterScope): Letter {
  const { at, from, byOther, about, isStudent } = facts;
  const { language, recipient } = scope;
  const [{ subject, said }, words] = [changeWords[language][change], commonWords[language]];
  const circumstances = [
    ...(at === null ? [] : [words.when.replace('{at}', () => instantIn(language, at))]),
    ...(byOther ? [words.byOther] : []),
    ...(from === null ? [] : [words.from.replace('{from}', () => placeOf(from, language))]),
  ];
  return {
    subject,
    paragraphs: [
      words.hello.replace('{name}', () => recipient.name),
      said.replace('{about}', () => about),
      ...(circumstances.length > 0 ? [circumstances.join(' ')] : []),
      ...stillOnIn(language, facts.stillOn),
      ADDS.has(change) ? `${words.notYou} ${words.removeIt}` : words.notYou,
    ],
    action: { label: words.action, url: `${appOf(scope, isStudent)}/${isStudent ? 'security' : 'account'}` },
  };
}

/** The factors that are on, in a sentence; nothing where there are none. */
function stillOnIn(language: MailLanguage, factors: Told['stillOn']): string[] {
  const words = commonWords[language];
  const named = (factors?.passkeys ?? []).map((name) => words.passkey.replace('{about}', () => name));
  const all = [...(factors?.totp ? [words.app] : []), ...named];
  if (all.length === 0) return [];
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(all);
  return [words.stillOn.replace('{factors}', () => list)];
}

function placeOf(address: string, language: string): string {
  const place = placeInWords(countryOf(address), language);
  return place === null ? address : `${address} (${place})`;
}

function templateOf(name: string, change: Change) {
  return mailTemplate<Told>({
    name,
    data: told as z.ZodType<Told>,
    letter: (data, scope) => letterOf(change, data, scope),
  });
}

/** OWASP ASVS 5.0 6.3.7 and NIST SP 800-63B-4 §4.6 want each of them told by another way. */
const templates = {
  PASSWORD_CHANGED: templateOf('identity.passwordChanged', 'PASSWORD_CHANGED'),
  ADDRESS_CHANGED: templateOf('identity.addressChanged', 'ADDRESS_CHANGED'),
  ADDRESS_LEFT: templateOf('identity.addressLeft', 'ADDRESS_LEFT'),
  FACTOR_ON: templateOf('identity.factorOn', 'FACTOR_ON'),
  FACTOR_OFF: templateOf('identity.factorOff', 'FACTOR_OFF'),
  FACTORS_REMOVED: templateOf('identity.factorsRemoved', 'FACTORS_REMOVED'),
  RECOVERY_CODES: templateOf('identity.recoveryCodesMade', 'RECOVERY_CODES'),
  PASSKEY_ADDED: templateOf('identity.passkeyAdded', 'PASSKEY_ADDED'),
  PASSKEY_REMOVED: templateOf('identity.passkeyRemoved', 'PASSKEY_REMOVED'),
  PASSKEY_CLONED: templateOf('identity.passkeyCloned', 'PASSKEY_CLONED'),
  COLLEGE_LINKED: templateOf('identity.collegeLinked', 'COLLEGE_LINKED'),
  COLLEGE_UNLINKED: templateOf('identity.collegeUnlinked', 'COLLEGE_UNLINKED'),
} as const satisfies Record<Change, ReturnType<typeof templateOf>>;

export const changeLetters = Object.values(templates);

interface Telling {
  readonly what: Change;
  /** The name of a passkey. */
  readonly about?: string;
  /** Another address than the account’s. */
  readonly to?: string;
  /** What else signs in, after a reset: who took the account before may have left it there. */
  readonly stillOn?: Told['stillOn'];
}

/** Tells somebody, in the caller’s transaction, of a change to their account, whoever made it. */
export async function tellOfChange(
  scope: CommandScope,
  userId: string,
  { what, about = '', to, stillOn = null }: Telling,
): Promise<void> {
  const { tx, now, actor, address } = scope;
  const { name, email, language } = users;
  const [person] = await tx.select({ name, email, language }).from(users).where(eq(users.id, userId));
  if (!person) return;
  const isStudent = isOnlyStudent(await grantsOf(tx, userId, now));
  // Nobody else’s address is told; whoever comes by a link, or is refused, is nobody yet.
  const byOther = actor.kind !== 'anonymous' && actor.id !== userId;
  const data = { at: now.toISOString(), from: byOther ? null : address, byOther, about, isStudent, stillOn };
  await writeMail(scope, templates[what], {
    ...{ to: { name: person.name, email: to ?? person.email }, userId, language: person.language, data },
    usefulMinutes: NOTICE_USEFUL_MINUTES,
  });
}

/** Tells the owner of a passkey that it may have been copied. */
export async function tellOfClonedPasskey(scope: CommandScope, credentialId: string): Promise<void> {
  const [passkey] = await scope.tx
    .select({ userId: passkeys.userId, name: passkeys.name })
    .from(passkeys)
    .where(eq(passkeys.credentialId, credentialId));
  if (passkey) await tellOfChange(scope, passkey.userId, { what: 'PASSKEY_CLONED', about: passkey.name });
}
