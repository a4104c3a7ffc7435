import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { collegeProvider } from './college-provider.ts';
import { collegeSettingsNow, mappingsNow } from './settings.ts';
import { COLLEGE_APPS, collegeIdentities } from './tables.ts';

/** Whether the sign-in pages offer it. */
export const hasCollegeSignIn = query({
  name: 'identity.hasCollegeSignIn',
  permission: 'public',
  input: z.object({}),
  handle: async ({ db, use }) => use(collegeProvider) !== null && (await collegeSettingsNow(db)).isOn,
});

/** How the college signs people in, and what its provider must be told of this installation. */
export const readCollegeSettings = query({
  name: 'identity.collegeSettings',
  permission: 'security:read',
  input: z.object({}),
  async handle({ db, use }) {
    const provider = use(collegeProvider);
    return {
      ...(await collegeSettingsNow(db)),
      mappings: await mappingsNow(db),
      issuer: provider?.issuer ?? null,
      redirectUris: provider ? COLLEGE_APPS.map((app) => provider.redirectUri(app)) : [],
    };
  },
});

/** Looks whether the provider answers, now; null where none is configured. */
export const tryCollege = query({
  name: 'identity.tryCollege',
  permission: 'security:read',
  input: z.object({}),
  handle: async ({ use }) => (await use(collegeProvider)?.look()) ?? null,
});

/** The college account that signs the actor in; null without one. */
export const myCollegeAccount = query({
  name: 'identity.myCollegeAccount',
  permission: 'signed-in',
  input: z.object({}),
  async handle({ db, actor }) {
    const { issuer, linkedAt, lastUsedAt } = collegeIdentities;
    const [mine] = await db
      .select({ issuer, linkedAt, lastUsedAt })
      .from(collegeIdentities)
      .where(eq(collegeIdentities.userId, actor.id ?? ''));
    return mine ?? null;
  },
});
