import { AppError } from '@college-kiosk/kernel';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntries } from '../../platform/audit/tables.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { ownAccount, personOf } from '../identity/index.ts';
import { personalRecords } from './personal.ts';

const NAME = 'privacy.exportMyData';
const HOUR_MS = 3_600_000;

/**
 * Everything that the product keeps about the person, as JSON (DPDP Act 2023 §11, GDPR 15 and 20). It is a command so that the
 * audit trail knows who took a copy; the copy itself is stored nowhere. The person must have confirmed that it is them.
 * Throws RATE_LIMITED within an hour of the copy before.
 */
export const exportMyData = command({
  name: NAME,
  permission: 'signed-in',
  confirmed: true,
  about: ownAccount,
  input: z.object({}),
  async handle({ tx, now, actor, use }) {
    await onceAnHour({ tx, now, actor });
    const person = await personOf(tx, actor.id ?? '');
    if (!person) throw new AppError('NOT_FOUND', 'There is no such account.');
    const records: Record<string, readonly object[]> = {};
    for (const { name, read } of use(personalRecords)) records[name] = await read(tx, person);
    const kept = use(personalRecords).flatMap(({ name, kept: why }) => (why ? [{ name, why }] : []));
    return { madeAt: now, content: JSON.stringify({ madeAt: now, person, records, keptAfterErasure: kept }, null, 2) };
  },
});

/** A copy reads all of somebody's life: one an hour, as the trail counts them. Two at once wait for each other. */
async function onceAnHour({ tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>): Promise<void> {
  const { at, actorId, command: name, outcome } = auditEntries;
  const [me, hourAgo] = [actor.id ?? '', new Date(now.getTime() - HOUR_MS)];
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export:${me}`}, 0))`);
  const [before] = await tx
    .select({ at })
    .from(auditEntries)
    .where(and(eq(actorId, me), gt(at, hourAgo), eq(name, NAME), eq(outcome, 'done')))
    .orderBy(desc(at))
    .limit(1);
  if (!before) return;
  const wait = Math.ceil((before.at.getTime() - hourAgo.getTime()) / 1_000);
  throw new AppError('RATE_LIMITED', 'You took a copy within the last hour. Try again later.', {
    retryAfterSeconds: Math.max(1, wait),
  });
}
