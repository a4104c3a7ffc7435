import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { identitiesLookedAt } from '../../events/monitoring.ts';
import { command } from '../../platform/command/command.ts';
import { identityAlerts } from './tables.ts';

/**
 * Says that somebody has seen that something does not add up, or did not, and what they make of it. It stays an alert until it adds up.
 * Refuses ALREADY_ACKNOWLEDGED; throws NOT_FOUND.
 */
export const acknowledgeIdentityAlert = command({
  name: 'monitoring.acknowledgeAlert',
  permission: 'identity:acknowledge',
  input: z.object({ commandId: z.uuid(), alertId: z.uuid(), note: z.string().trim().min(3).max(300) }),
  once: ({ commandId }) => commandId,
  about: ({ alertId }) => ({ entity: 'identity_alert', id: alertId }),
  async handle({ tx, now, actor, emit, changed }, { alertId, note }): Promise<{ name: string } | Refusal> {
    const [alert] = await tx.select().from(identityAlerts).where(eq(identityAlerts.id, alertId)).for('update');
    if (!alert) throw new AppError('NOT_FOUND', 'There is no such alert.');
    if (alert.acknowledgedAt !== null) {
      const by = alert.acknowledgedByLabel ?? '';
      return refuse('ALREADY_ACKNOWLEDGED', `${by} saw this already: ${alert.note}`, { by });
    }
    const after = { acknowledgedAt: now, acknowledgedBy: actor.id, acknowledgedByLabel: actor.label, note };
    await tx.update(identityAlerts).set(after).where(eq(identityAlerts.id, alertId));
    changed({ entity: 'identity_alert', id: alertId, before: { ...alert }, after });
    emit(identitiesLookedAt, { changed: [alert.name] });
    return { name: alert.name };
  },
});
