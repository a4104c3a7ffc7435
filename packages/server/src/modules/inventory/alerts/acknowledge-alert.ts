import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { stockAlertChanged } from '../../../events/inventory.ts';
import { command } from '../../../platform/command/command.ts';
import { stockAlerts } from './tables.ts';

/** Says that somebody saw an alert and sees to it. It stays until its cause is gone. Refuses ALERT_NOT_OPEN; throws NOT_FOUND. */
export const acknowledgeAlert = command({
  name: 'inventory.acknowledgeAlert',
  permission: 'alert:acknowledge',
  input: z.object({ commandId: z.uuid(), alertId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ alertId }) => ({ entity: 'stock_alert', id: alertId }),
  async handle({ tx, now, actor, within, emit, changed }, { alertId }): Promise<{ id: string } | Refusal> {
    const [alert] = await tx.select().from(stockAlerts).where(eq(stockAlerts.id, alertId)).for('update');
    if (!alert) throw new AppError('NOT_FOUND', 'There is no such alert.');
    within(alert.outletId);
    if (alert.state !== 'OPEN') {
      const message =
        alert.state === 'RESOLVED' ? 'This alert is over by now.' : 'Somebody else saw this alert already.';
      return refuse('ALERT_NOT_OPEN', message, { state: alert.state });
    }
    const after = { state: 'ACKNOWLEDGED', acknowledgedAt: now, acknowledgedBy: actor.id } as const;
    await tx.update(stockAlerts).set(after).where(eq(stockAlerts.id, alertId));
    changed({ entity: 'stock_alert', id: alertId, before: { ...alert }, after });
    emit(stockAlertChanged, { outletId: alert.outletId, alertIds: [alertId] });
    return { id: alertId };
  },
});
