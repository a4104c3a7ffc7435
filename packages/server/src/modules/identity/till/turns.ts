import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { accessChanged } from '../../../events/identity.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { securityFigures } from '../sessions/settings.ts';
import { type TURN_ENDS, tillTurns } from './tables.ts';
import type { TillLimits } from './till-limits.ts';

/** Hours after which a turn is over whatever happens: no working day is longer. */
const TURN_HOURS_AT_MOST = 12;

/** Whether a turn is over by its time. */
export function isTurnOver(
  { startedAt, activeAt }: { readonly startedAt: Date; readonly activeAt: Date },
  { tillIdleMinutes }: TillLimits,
  now: Date,
): boolean {
  const ends = Math.min(
    startedAt.getTime() + TURN_HOURS_AT_MOST * 3_600_000,
    activeAt.getTime() + tillIdleMinutes * 60_000,
  );
  return now.getTime() >= ends;
}

/** Whose turn it is at a till; null at one that is locked. */
export async function turnAt(reader: Reader, deviceId: string, now: Date) {
  const [turn] = await reader
    .select()
    .from(tillTurns)
    .where(and(eq(tillTurns.deviceId, deviceId), isNull(tillTurns.endedAt)));
  return turn && !isTurnOver(turn, await securityFigures(reader), now) ? turn : null;
}

/** Ends the turns that a condition names: the next request from there is the till's own, and what is live there is asked again. */
export async function endTurns(
  { tx, now, emit, changed }: CommandScope,
  which: SQL,
  endReason: (typeof TURN_ENDS)[number],
): Promise<void> {
  const ended = await tx
    .update(tillTurns)
    .set({ endedAt: now, endReason })
    .where(and(which, isNull(tillTurns.endedAt)))
    .returning();
  for (const { deviceId, userId } of ended) {
    changed({ entity: 'device', id: deviceId, before: { turnOf: userId }, after: { turnOf: null } });
    emit(accessChanged, { actorId: userId });
    emit(accessChanged, { actorId: deviceId });
  }
}
