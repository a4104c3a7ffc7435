import { refuse } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { tokenKeys } from '../tokens/token-keys.ts';
import { linkOfToken } from './link-token.ts';
import { type AccountLink, accountLinks, type LinkPurpose } from './tables.ts';

/** How long a link is good, in minutes. OWASP ASVS 5.0 6.4.1 wants it short; a new address may be read the next day. */
export const LINK_MINUTES: Readonly<Record<LinkPurpose, number>> = {
  CONFIRM_ADDRESS: 48 * 60,
  CHOOSE_PASSWORD: 30,
  UNLOCK: 30,
};

/** A token as it stands behind the `#` of a link. */
export const LINK_TOKEN_LENGTH_MAX = 200;

export const LINK_OVER = refuse('LINK_OVER', 'This link is no longer good, or was used already. Ask for a new letter.');

type Subject =
  | { readonly purpose: 'CONFIRM_ADDRESS'; readonly registrationId: string }
  | { readonly purpose: 'CHOOSE_PASSWORD' | 'UNLOCK'; readonly userId: string };

/** Makes a link; gives its id, from which a letter makes the rest. */
export async function makeLink({ tx, now, newId }: CommandScope, subject: Subject): Promise<string> {
  const id = newId();
  const expiresAt = new Date(now.getTime() + LINK_MINUTES[subject.purpose] * 60_000);
  await tx.insert(accountLinks).values({ id, ...subject, createdAt: now, expiresAt });
  return id;
}

/** The link of a token, locked, as long as it is in time; used or not. Null for any other token. */
export async function lockLink(
  { tx, now, use }: CommandScope,
  token: string,
  purpose: LinkPurpose,
): Promise<AccountLink | null> {
  const id = linkOfToken(use(tokenKeys), token, purpose);
  if (id === null) return null;
  const [link] = await tx.select().from(accountLinks).where(eq(accountLinks.id, id)).for('update');
  return link?.purpose === purpose && link.expiresAt > now ? link : null;
}

/** Uses a link that is locked. */
export async function spendLink({ tx, now }: Pick<CommandScope, 'tx' | 'now'>, id: string): Promise<void> {
  await tx.update(accountLinks).set({ spentAt: now }).where(eq(accountLinks.id, id));
}

/** From now on no link opens this account: its password or address is another one. */
export async function voidLinks(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .update(accountLinks)
    .set({ spentAt: now })
    .where(and(eq(accountLinks.userId, userId), isNull(accountLinks.spentAt)));
}
