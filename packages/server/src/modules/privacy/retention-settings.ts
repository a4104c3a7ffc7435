import { z } from 'zod';
import { THE_ONE } from '../../platform/audit/changes.ts';
import { command } from '../../platform/command/command.ts';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { DEFAULT_RETENTION, RETENTION_BOUNDS, type RetentionTimes } from './retention-times.ts';
import { retentionSettings } from './tables.ts';

/** How long things are kept now. */
export async function retentionNow(reader: Reader): Promise<RetentionTimes> {
  const [row] = await reader.select().from(retentionSettings);
  if (!row) return DEFAULT_RETENTION;
  const { one: _, ...times } = row;
  return times;
}

const days = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

/** How long things are kept. */
export const readRetentionSettings = query({
  name: 'privacy.retentionSettings',
  permission: 'security:read',
  input: z.object({}),
  handle: ({ db }) => retentionNow(db),
});

/** Sets how long things are kept; what was kept longer goes within the hour. INVALID beyond the bounds. */
export const changeRetentionSettings = command({
  name: 'privacy.changeRetentionSettings',
  permission: 'security:manage',
  confirmed: true,
  input: z.object({
    commandId: z.uuid(),
    endedSessionsDays: days(RETENTION_BOUNDS.endedSessionsDays),
    vainTriesDays: days(RETENTION_BOUNDS.vainTriesDays),
    sentLettersDays: days(RETENTION_BOUNDS.sentLettersDays),
    unconfirmedRegistrationsDays: days(RETENTION_BOUNDS.unconfirmedRegistrationsDays),
    unusedDevicesDays: days(RETENTION_BOUNDS.unusedDevicesDays),
    oldLinksDays: days(RETENTION_BOUNDS.oldLinksDays),
  }),
  once: ({ commandId }) => commandId,
  async handle({ tx, changed }, { commandId: _, ...times }) {
    const before = await retentionNow(tx);
    changed({ entity: 'retention_settings', id: THE_ONE, before, after: times });
    await tx.insert(retentionSettings).values(times).onConflictDoUpdate({ target: retentionSettings.one, set: times });
    return { changed: true as const };
  },
});
