import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { hasConsent } from './consent.ts';
import { giveConsent } from './give-consent.ts';
import { myPrivacy } from './my-privacy.ts';
import type { Purpose } from './purposes.ts';
import { setBirthYear } from './set-birth-year.ts';
import { birthYears, consents } from './tables.ts';
import { withdrawConsent } from './withdraw-consent.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Somebody new; the world's year is 2026. */
function somebody() {
  const id = world.newId();
  const call = world.as([], { id });
  return {
    id,
    bornIn: (year: number | null) => setBirthYear(call, { commandId: world.newId(), year }),
    give: (purpose: Purpose, version = 1) => giveConsent(call, { commandId: world.newId(), purpose, version }),
    withdraw: (purpose: Purpose) => withdrawConsent(call, { commandId: world.newId(), purpose }),
    has: (purpose: Purpose) => hasConsent(world.db, id, purpose),
    privacy: () => myPrivacy(call, { language: 'ml' }),
  };
}

test('a purpose is closed until somebody agrees, and stops when they take it back', async () => {
  const asha = somebody();
  expect(await asha.has('LOYALTY')).toBe(false);
  expect(await asha.give('LOYALTY')).toEqual({ purpose: 'LOYALTY' });
  expect(await asha.has('LOYALTY')).toBe(true);
  expect(await somebody().has('LOYALTY')).toBe(false);
  expect(await asha.withdraw('LOYALTY')).toBe(true);
  expect(await asha.has('LOYALTY')).toBe(false);
  await asha.give('LOYALTY');
  expect(await asha.has('LOYALTY')).toBe(true);
});

test('every text is told in the language asked for, with what was decided', async () => {
  const asha = somebody();
  await asha.give('LOYALTY');
  const { birthYear, consents: told } = await asha.privacy();
  expect(birthYear).toBeNull();
  expect(told.map(({ purpose, given }) => [purpose, given])).toEqual([
    ['ANALYTICS', false],
    ['MARKETING', false],
    ['LOYALTY', true],
  ]);
  for (const { title, text } of told) expect(title + text).toMatch(/[\u0D00-\u0D7F]/u);
});

test('a consent to another version of the text is none', async () => {
  const asha = somebody();
  expect(await asha.give('LOYALTY', 2)).toMatchObject({ code: 'TEXT_CHANGED' });
  await world.db
    .insert(consents)
    .values({ id: world.newId(), userId: asha.id, purpose: 'LOYALTY', version: 9, given: true, at: world.clock.now() });
  expect(await asha.has('LOYALTY')).toBe(false);
});

test('said twice, or taken back twice, it is recorded once', async () => {
  const asha = somebody();
  await Promise.all(Array.from({ length: 12 }, () => asha.give('LOYALTY')));
  await Promise.all(Array.from({ length: 12 }, () => asha.withdraw('LOYALTY')));
  const rows = (await world.db.select().from(consents)).filter(({ userId }) => userId === asha.id);
  expect(rows.map(({ given }) => given)).toEqual([true, false]);
});

test('under 18, and in the year of turning 18, there is no profiling and no marketing; of an unknown age neither', async () => {
  const asha = somebody();
  for (const purpose of ['ANALYTICS', 'MARKETING'] as const) {
    await asha.bornIn(null);
    expect(await asha.give(purpose)).toMatchObject({ code: 'AGE_UNKNOWN' });
    for (const year of [2026, 2010, 2008]) {
      await asha.bornIn(year);
      expect(await asha.give(purpose)).toMatchObject({ code: 'UNDER_AGE' });
    }
    await asha.bornIn(2007);
    expect(await asha.give(purpose)).toEqual({ purpose });
  }
  expect(await asha.give('LOYALTY')).toEqual({ purpose: 'LOYALTY' });
});

test('whoever says that they are younger after all, or leaves their age open, loses what is for adults', async () => {
  for (const year of [2012, null]) {
    const asha = somebody();
    await asha.bornIn(2000);
    for (const purpose of ['ANALYTICS', 'MARKETING', 'LOYALTY'] as const) await asha.give(purpose);
    await asha.bornIn(year);
    expect([await asha.has('ANALYTICS'), await asha.has('MARKETING'), await asha.has('LOYALTY')]).toEqual([
      false,
      false,
      true,
    ]);
  }
});

test('the database takes no consent of a child to what is for adults, whatever the application does', async () => {
  const child = { ...{ id: world.newId(), userId: world.newId(), version: 1, given: true }, at: world.clock.now() };
  const insert = (purpose: Purpose) => world.db.insert(consents).values({ ...child, id: world.newId(), purpose });
  await expect(insert('MARKETING')).rejects.toThrow();
  await world.db.insert(birthYears).values({ userId: child.userId, year: 2010, saidAt: world.clock.now() });
  await expect(insert('ANALYTICS')).rejects.toThrow();
  await insert('LOYALTY');
});

test('a consent that was given is not changed or removed, whatever the application does', async () => {
  await expect(world.db.update(consents).set({ given: false })).rejects.toThrow();
  await expect(world.db.delete(consents)).rejects.toThrow();
});

test('a year to come or long gone is nobody’s, and strangers have nothing to decide', async () => {
  const asha = somebody();
  await expect(asha.bornIn(2027)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(asha.bornIn(1899)).rejects.toMatchObject({ code: 'INVALID' });
  const input = { commandId: world.newId(), purpose: 'LOYALTY' as const };
  await expect(withdrawConsent(world.anonymous(), input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
