import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { THE_ONE } from '../../../platform/audit/changes.ts';
import { denial, holdsIn } from '../../../platform/auth/actor.ts';
import { MAY_EVERYTHING } from '../../../platform/auth/permission.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { placeOf, placesById } from '../../places/index.ts';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { mayNotGive } from '../accounts/grants.ts';
import { presentActor } from '../accounts/present-actor.ts';
import { userRoles } from '../accounts/tables.ts';
import { roleCode } from '../roles/role-code.ts';
import { roles } from '../roles/tables.ts';
import { sessions } from '../sessions/tables.ts';
import { collegeProvider } from './college-provider.ts';
import { endOfCollege } from './end-of-college.ts';
import { NOT_CONFIGURED } from './refusals.ts';
import { collegeMappings, collegeSettings, DEFAULT_COLLEGE, UNKNOWN_PERSON } from './tables.ts';

export type CollegeSettings = typeof DEFAULT_COLLEGE;

/** What holds now; held, it stays so until the commit, for whoever opens something by it. */
export async function collegeSettingsNow(reader: Reader, { held = false } = {}): Promise<CollegeSettings> {
  const looked = reader.select().from(collegeSettings);
  const [row] = await (held ? looked.for('share') : looked);
  if (!row) return DEFAULT_COLLEGE;
  const { one: _, ...settings } = row;
  return settings;
}

/** The mappings that hold now, by group. */
export function mappingsNow(reader: Reader) {
  const { id, groupName, role, outletId, madeBy, madeAt } = collegeMappings;
  return reader
    .select({ id, groupName, role, outletId, madeBy, madeAt })
    .from(collegeMappings)
    .where(isNull(collegeMappings.removedAt))
    .orderBy(groupName, role, id);
}

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, 'Write a domain: college.example.')
  .max(253)
  .refine((name) => !isDemoAddress(`somebody@${name}`), 'This domain is for demo accounts.');

const mapping = z.object({
  groupName: z.string().trim().min(1).max(200),
  role: roleCode.refine((role) => !MAY_EVERYTHING.includes(role), 'The college makes nobody owner or administrator.'),
  outletId: z.uuid().nullable(),
});
type Mapping = z.output<typeof mapping>;
const keyOf = ({ groupName, role, outletId }: Mapping) => `${groupName}\n${role}\n${outletId}`;

const wish = z
  .object({
    commandId: z.uuid(),
    isOn: z.boolean(),
    domains: z
      .array(domain)
      .max(20)
      .transform((all) => [...new Set(all)]),
    groupsClaim: z.string().trim().min(1).max(200),
    unknownPerson: z.enum(UNKNOWN_PERSON),
    trustsFactor: z.boolean(),
    factorAcrs: z.array(z.string().trim().min(1).max(200)).max(20),
    mappings: z
      .array(mapping)
      .max(100)
      .refine((all) => new Set(all.map(keyOf)).size === all.length, 'Name each group, role and outlet once.'),
  })
  .refine(({ isOn, domains }) => !isOn || domains.length > 0, {
    path: ['domains'],
    error: 'Name at least one domain: else everybody of every college would be let in.',
  });

/**
 * Sets whether and how the college signs people in. It counts at once: a mapping that is gone withdraws what it lent, a second factor that is not
 * trusted any more is due in open sessions, a domain that is gone and switching off end what the college has opened. Who adds a mapping must be a person who may give
 * that role there, for good. Refuses BEYOND_OWN_RIGHTS, COLLEGE_NOT_CONFIGURED. Throws NOT_FOUND for a role or an outlet that is not there.
 */
export const changeCollegeSettings = command({
  name: 'identity.changeCollegeSettings',
  permission: 'security:manage',
  confirmed: true,
  input: wish,
  once: ({ commandId }) => commandId,
  async handle(scope, { commandId: _, mappings, ...settings }) {
    const { tx, emit, use } = scope;
    if (settings.isOn && use(collegeProvider) === null) return NOT_CONFIGURED;
    const before = { ...(await collegeSettingsNow(tx)), mappings: await mappingWords(tx) };
    const beyond = await replaceMappings(scope, mappings);
    if (beyond) return beyond;
    await tx
      .insert(collegeSettings)
      .values(settings)
      .onConflictDoUpdate({ target: collegeSettings.one, set: settings });
    if (!settings.isOn) await endOfCollege(scope, 'COLLEGE_OFF');
    else if (before.domains.some((one) => !settings.domains.includes(one)))
      await endOfCollege(scope, 'COLLEGE_DOMAIN', settings.domains);
    if (!settings.trustsFactor)
      await tx.update(sessions).set({ college: 'ONE_FACTOR' }).where(eq(sessions.college, 'TWO_FACTORS'));
    const after = { ...settings, mappings: await mappingWords(tx) };
    scope.changed({ entity: 'college_settings', id: THE_ONE, before, after });
    emit(accessChanged, { actorId: null });
    return { changed: true as const };
  },
});

/** The mappings as the history tells them: by the names that roles and outlets have at this moment. */
async function mappingWords(tx: Reader): Promise<string[]> {
  const mappings = await mappingsNow(tx);
  const outletIds = mappings.flatMap(({ outletId }) => outletId ?? []);
  const [places, own] = await Promise.all([
    placesById(tx, outletIds),
    tx.select({ code: roles.code, name: roles.name }).from(roles),
  ]);
  const names = new Map(own.map(({ code, name }) => [code, name]));
  return mappings.map(({ groupName, role, outletId }) => {
    const where = outletId === null ? 'everywhere' : `in ${places.get(outletId)?.outlet.name ?? outletId}`;
    return `${groupName}: ${names.get(role) ?? role} ${where}`;
  });
}

async function replaceMappings(scope: CommandScope, wanted: readonly Mapping[]) {
  const { tx, now, newId, actor } = scope;
  const mappings = await mappingsNow(tx);
  const keys = new Set(wanted.map(keyOf));
  const gone = mappings.filter((row) => !keys.has(keyOf(row))).map(({ id }) => id);
  const known = new Set(mappings.map(keyOf));
  const added = wanted.filter((row) => !known.has(keyOf(row)));
  const beyond = added.length > 0 ? await mayNotMap(scope, added) : null;
  if (beyond) return beyond;
  if (gone.length > 0) {
    await tx.update(collegeMappings).set({ removedAt: now }).where(inArray(collegeMappings.id, gone));
    const lent = and(inArray(userRoles.collegeMappingId, gone), isNull(userRoles.withdrawnAt));
    await tx.update(userRoles).set({ withdrawnAt: now, withdrawnBy: actor.id }).where(lent);
  }
  const madeBy = actor.id ?? '';
  if (added.length > 0)
    await tx.insert(collegeMappings).values(added.map((row) => ({ ...row, id: newId(), madeBy, madeAt: now })));
  return null;
}

/** BEYOND_OWN_RIGHTS where a mapping gives what its author does not hold now. Throws FORBIDDEN, NOT_FOUND. */
async function mayNotMap(scope: CommandScope, added: readonly Mapping[]) {
  const present = await presentActor(scope, 'account:manage');
  for (const { outletId } of added) {
    // A key outlives whoever made it: what is lent must be somebody's, who still holds it.
    if (present.kind !== 'user' || !holdsIn(present, 'account:manage', outletId))
      throw denial(present, 'account:manage');
    if (outletId !== null) await placeOf(scope.tx, outletId);
  }
  const wishes = added.map(({ role, outletId }) => ({ role, outletId, expiresAt: null }));
  return mayNotGive({ ...scope, present }, wishes);
}
