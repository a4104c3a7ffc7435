import { z } from 'zod';
import { THE_ONE } from '../../../platform/audit/changes.ts';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { DEFAULT_REGISTRATION, registrationSettings, STUDENT_PASSWORD_BOUNDS } from './tables.ts';

/** What holds now. */
export async function registrationSettingsNow(reader: Reader) {
  const [row] = await reader.select().from(registrationSettings);
  if (!row) return DEFAULT_REGISTRATION;
  const { one: _, ...settings } = row;
  return settings;
}

/** Who may register, and how long a student's password must be. */
export const readRegistrationSettings = query({
  name: 'identity.registrationSettings',
  permission: 'security:read',
  input: z.object({}),
  handle: ({ db }) => registrationSettingsNow(db),
});

/**
 * Sets who may register, and how many characters a student's password must have (8 to 64) when one is chosen next; whoever
 * has a shorter one keeps it. INVALID beyond the bounds.
 */
export const changeRegistrationSettings = command({
  name: 'identity.changeRegistrationSettings',
  permission: 'security:manage',
  confirmed: true,
  input: z.object({
    commandId: z.uuid(),
    studentsMayRegister: z.boolean(),
    staffMayRegister: z.boolean(),
    studentPasswordMin: z.int().min(STUDENT_PASSWORD_BOUNDS.min).max(STUDENT_PASSWORD_BOUNDS.max),
  }),
  once: ({ commandId }) => commandId,
  async handle({ tx, changed }, { commandId: _, ...settings }) {
    const before = await registrationSettingsNow(tx);
    changed({ entity: 'registration_settings', id: THE_ONE, before, after: settings });
    await tx
      .insert(registrationSettings)
      .values(settings)
      .onConflictDoUpdate({ target: registrationSettings.one, set: settings });
    return { changed: true as const };
  },
});
