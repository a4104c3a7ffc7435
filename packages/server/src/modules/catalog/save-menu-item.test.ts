import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { dishOf } from './dish.ts';
import { menuOf, raiseMenuVersion } from './menu-of.ts';
import { insertRates } from './sample-menu.ts';
import { saveMenuItem } from './save-menu-item.ts';
import { setItemAvailability } from './set-item-availability.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await insertRates(world);
});
afterAll(() => world.close());

type Input = Parameters<typeof saveMenuItem>[1];
const categoryId = '01890000-0000-7000-8000-00000000c001';
const variant = (code: string, price = 4_000) => ({ id: world.newId(), code, name: code, price });
const option = (code: string, priceDelta = 0) => ({ id: world.newId(), code, name: code, priceDelta, allergens: [] });
const group = (code: string, given = {}) => ({
  ...{ id: world.newId(), code, name: code, min: 0, max: 1, options: [option('A'), option('B', 500)], ...given },
});
const dish = (given: Partial<Input> = {}): Input => ({
  ...{ id: world.newId(), categoryId, categoryName: 'Dosa & more', code: world.newId(), name: 'Dosa' },
  ...{ description: '', diet: 'VEG', allergens: ['MILK'], kcal: 300, spice: 1, taxKind: 'PREPARED', taxCode: '996333' },
  ...{ prepSeconds: 120, picture: { vessel: 'leaf' }, outletIds: [world.outletId], variants: [variant('ONE')] },
  ...{ modifierGroups: [], daypartIds: [], ...given },
});
const manager = (everywhere = false) => world.as('menu:manage', { everywhere });
const onMenu = async (id: string) => (await menuOf(world.db, world.outletId)).itemsById.get(id);

test('a new dish is on the menu with all it is sold as, announced and audited', async () => {
  const named = { ...option('B', 500), nameMl: 'നെയ്യ്' };
  const input = dish({
    ...{ nameHi: 'डोसा', description: 'Crisp.', descriptionMl: 'മൊരിഞ്ഞത്.' },
    variants: [{ ...variant('ONE'), nameHi: 'एक', nameMl: 'ഒന്ന്' }],
    modifierGroups: [group('CHUTNEY', { min: 1, nameHi: 'चटनी', options: [option('A'), named] })],
  });
  await saveMenuItem(manager(), input);

  expect(await onMenu(input.id)).toMatchObject({
    ...{ outletId: world.outletId, names: { en: 'Dosa', hi: 'डोसा' }, soldOut: false, allergens: ['MILK'] },
    descriptions: { en: 'Crisp.', ml: 'മൊരിഞ്ഞത്.' },
    variants: [{ code: 'ONE', names: { en: 'ONE', hi: 'एक', ml: 'ഒന്ന്' }, price: 4_000 }],
    modifierGroups: [
      {
        ...{ code: 'CHUTNEY', min: 1, names: { en: 'CHUTNEY', hi: 'चटनी' } },
        options: [
          { code: 'A', names: { en: 'A' } },
          { code: 'B', priceDelta: 500, names: { en: 'B', ml: 'നെയ്യ്' } },
        ],
      },
    ],
  });
  const menu = await menuOf(world.db, world.outletId);
  expect(menu.categories.find(({ id }) => id === categoryId)).toMatchObject({ code: 'DOSA_MORE' });
  expect(await world.events('catalog.menu_changed.v1')).toContainEqual({ outletId: world.outletId, itemId: input.id });
  expect((await world.audit('catalog.saveMenuItem')).at(-1)).toMatchObject({
    outcome: 'done',
    outletId: world.outletId,
  });
});

test('what is not sent is taken off: variants are archived and give their codes back, options and outlets go', async () => {
  const [small, large] = [variant('S'), variant('L', 6_000)];
  const choice = group('SIZE_CHOICE');
  const input = dish({ variants: [small, large], modifierGroups: [choice] });
  await saveMenuItem(manager(), input);
  await setItemAvailability(world.as('menu:availability'), {
    ...{ commandId: world.newId(), outletId: world.outletId, itemId: input.id, available: false },
  });
  const swapped = [{ ...large, code: 'S' }, variant('L', 7_000)];
  await saveMenuItem(manager(), {
    ...input,
    version: 1,
    variants: swapped,
    modifierGroups: [{ ...choice, options: [option('C')] }],
  });

  const saved = await onMenu(input.id);
  expect(saved?.variants.map(({ id, code }) => [id, code])).toEqual(swapped.map(({ id, code }) => [id, code]));
  expect(saved?.modifierGroups[0]?.options.map(({ code }) => code)).toEqual(['C']);
  expect(saved?.soldOut).toBe(true);
  await saveMenuItem(manager(), { ...input, version: 2, variants: [small, large], outletIds: [] });
  expect(await onMenu(input.id)).toBeUndefined();
});

test('codes that are taken, unknown tax codes and prices above the MRP are refused, and nothing changes', async () => {
  const known = dish({ modifierGroups: [group('TAKEN')] });
  await saveMenuItem(manager(), known);
  const { version } = await menuOf(world.db, world.outletId);
  const cola = { taxKind: 'GOODS', taxCode: '22021010', mrp: 2_000 } as const;
  const dear = group('ICE', { max: 2, options: [option('CUP', 60), option('LEMON', 50), option('MINT', 40)] });

  for (const [given, code] of [
    [{ code: known.code }, 'CODE_TAKEN'],
    [{ modifierGroups: [group('TAKEN')] }, 'CODE_TAKEN'],
    [{ taxCode: '99999999' }, 'TAX_CODE_UNKNOWN'],
    [{ ...cola, variants: [variant('ONE', 2_001)] }, 'PRICE_ABOVE_MRP'],
    [{ ...cola, variants: [variant('ONE', 1_891)], modifierGroups: [dear] }, 'PRICE_ABOVE_MRP'],
  ] as const) {
    expect(await saveMenuItem(manager(), dish(given as Partial<Input>))).toMatchObject({ refused: true, code });
  }
  expect((await menuOf(world.db, world.outletId)).version).toBe(version);
  const fits = dish({ ...cola, variants: [variant('ONE', 1_890)], modifierGroups: [dear] });
  expect(await saveMenuItem(manager(), fits)).toMatchObject({ itemId: fits.id });
});

test('a dish is changed from the version one saw: whoever saw another is told, and nothing changes', async () => {
  const input = dish();
  await saveMenuItem(manager(), input);
  expect(await dishOf(world.db, input.id)).toMatchObject({ version: 1 });
  expect(await saveMenuItem(manager(), { ...input, version: 1, allergens: ['MILK', 'NUTS'] })).toMatchObject({
    itemId: input.id,
  });
  const { version } = await menuOf(world.db, world.outletId);
  for (const seen of [0, 1, 3]) {
    const answer = await saveMenuItem(manager(), { ...input, version: seen, variants: [variant('ONE', 9_000)] });
    expect(answer).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  }
  expect(await saveMenuItem(manager(), dish({ version: 1 }))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await onMenu(input.id)).toMatchObject({ allergens: ['MILK', 'NUTS'], variants: [{ price: 4_000 }] });
  expect((await menuOf(world.db, world.outletId)).version).toBe(version);
});

test('said again as it stands, after an answer that was lost, it is saved once', async () => {
  const input = dish({ nameHi: 'डोसा', modifierGroups: [group(world.newId())], allergens: ['NUTS', 'MILK'] });
  const first = await saveMenuItem(manager(), input);
  const { version } = await menuOf(world.db, world.outletId);
  expect(await saveMenuItem(manager(), input)).toEqual(first);
  expect(await dishOf(world.db, input.id)).toMatchObject({ version: 1 });
  expect((await menuOf(world.db, world.outletId)).version).toBe(version);
});

test('a dish of which no picture is said has one that fits its name, however often it is said', async () => {
  const input = dish({ name: 'Lime soda', picture: {} });
  const first = await saveMenuItem(manager(), input);
  expect(await onMenu(input.id)).toMatchObject({ picture: { vessel: 'glass', base: 'juice' } });
  expect(await saveMenuItem(manager(), input)).toEqual(first);
  expect(await dishOf(world.db, input.id)).toMatchObject({ version: 1 });
});

test('of two who change one dish at once, one is heard', async () => {
  const input = dish();
  await saveMenuItem(manager(), input);
  const answers = await Promise.all(
    [5_000, 6_000, 7_000].map((price) =>
      saveMenuItem(manager(), { ...input, version: 1, variants: input.variants.map((one) => ({ ...one, price })) }),
    ),
  );
  expect(answers.map((answer) => ('code' in answer ? answer.code : 'SAVED')).sort()).toEqual([
    ...['CHANGED_MEANWHILE', 'CHANGED_MEANWHILE', 'SAVED'],
  ]);
});

test('choices that are changed with one dish are changed for whoever has another with them before them', async () => {
  const shared = group(world.newId());
  const one = dish({ modifierGroups: [shared] });
  await saveMenuItem(manager(), one);
  const dearer = { ...shared, options: shared.options.map((choice) => ({ ...choice, priceDelta: 900 })) };
  const other = dish({ modifierGroups: [dearer] });
  await saveMenuItem(manager(), other);
  expect(await dishOf(world.db, one.id)).toMatchObject({ version: 2 });
  expect(await dishOf(world.db, other.id)).toMatchObject({ version: 1 });
  expect(await saveMenuItem(manager(), { ...one, version: 1, kcal: 10 })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  // What both say is no change of anything.
  expect(await saveMenuItem(manager(), { ...one, version: 2, modifierGroups: [dearer] })).toMatchObject({
    itemId: one.id,
  });
  expect(await dishOf(world.db, one.id)).toMatchObject({ version: 2 });
});

test('of many dishes that want one code at once, one gets it and the others are refused', async () => {
  const code = world.newId();
  const shared = world.newId();
  const race = async (given: () => Partial<Input>) => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => saveMenuItem(manager(), dish(given()))));
    return answers.map((answer) => ('code' in answer ? answer.code : 'SAVED')).sort();
  };
  const oneEach = ['CODE_TAKEN', 'CODE_TAKEN', 'CODE_TAKEN', 'SAVED'];
  expect(await race(() => ({ code }))).toEqual(oneEach);
  expect(await race(() => ({ modifierGroups: [group(shared)] }))).toEqual(oneEach);
});

test('input that cannot be right says where', async () => {
  for (const [given, where] of [
    [{ taxKind: 'GOODS', taxCode: '2201' }, 'mrp'],
    [{ variants: [] }, 'variants'],
    [{ variants: [variant('ONE', -1)] }, 'variants 1, price'],
    [{ variants: [variant('ONE', 1e15)] }, 'variants 1, price'],
    [{ variants: [variant('ONE'), variant('ONE')] }, 'variants'],
    [{ modifierGroups: [group('X', { min: 2, max: 1 })] }, 'modifierGroups 1, max'],
    [{ modifierGroups: [group('X', { min: 3, max: 3 })] }, 'modifierGroups 1, min'],
    [{ allergens: ['SUNSHINE'] }, 'allergens 1'],
  ] as const) {
    const tried = saveMenuItem(manager(), dish(given as unknown as Partial<Input>));
    await expect(tried).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining(`${where}:`) });
  }
});

test('ids of others are not taken over, and unknown outlets and dayparts are not found', async () => {
  const first = dish({ modifierGroups: [group('OWN')] });
  await saveMenuItem(manager(), first);
  const stolen = first.modifierGroups[0]?.options[0] ?? option('X');
  const tries: [Partial<Input>, string][] = [
    [{ variants: first.variants }, 'CONFLICT'],
    [{ modifierGroups: [group('THIEF', { options: [stolen] })] }, 'CONFLICT'],
    [{ outletIds: [world.newId()] }, 'NOT_FOUND'],
    [{ daypartIds: [world.newId()] }, 'NOT_FOUND'],
  ];
  for (const [given, code] of tries)
    await expect(saveMenuItem(manager(true), dish(given))).rejects.toMatchObject({ code });
});

test('a manager changes no menu of another outlet: not by listing it, not by unlisting it, not by a shared group', async () => {
  const other = await world.addOutlet('OT');
  const shared = group('SHARED');
  const theirs = dish({ outletIds: [other], modifierGroups: [shared] });
  await saveMenuItem(manager(true), theirs);
  for (const input of [
    dish({ outletIds: [other] }),
    { ...theirs, version: 1, outletIds: [] },
    dish({ modifierGroups: [shared] }),
  ]) {
    await expect(saveMenuItem(manager(), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(saveMenuItem(world.as('order:place'), dish())).rejects.toMatchObject({ code: 'FORBIDDEN' });

  const { version } = await menuOf(world.db, other);
  const mine = dish({ modifierGroups: [{ ...shared, name: 'New name' }] });
  await saveMenuItem(manager(true), mine);
  expect((await menuOf(world.db, other)).version).toBe(version + 1);
  expect((await menuOf(world.db, other)).itemsById.get(theirs.id)?.modifierGroups[0]?.names).toEqual({
    en: 'New name',
  });
  expect(await world.events('catalog.menu_changed.v1')).toContainEqual({ outletId: other, itemId: null });
});

test('the switch is thrown once however often it is said, by those who may, for what is on the menu', async () => {
  const input = dish();
  await saveMenuItem(manager(), input);
  const { version } = await menuOf(world.db, world.outletId);
  const off = { commandId: world.newId(), outletId: world.outletId, itemId: input.id, available: false };
  const cook = world.as('menu:availability');
  await Promise.all([1, 2, 3, 4].map(() => setItemAvailability(cook, off)));
  expect((await onMenu(input.id))?.soldOut).toBe(true);
  expect((await menuOf(world.db, world.outletId)).version).toBe(version + 1);

  const again = { ...off, commandId: world.newId() };
  await expect(setItemAvailability(cook, { ...again, itemId: world.newId() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const other = await world.addOutlet('XX');
  await expect(setItemAvailability(cook, { ...again, outletId: other })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(setItemAvailability(world.anonymous(), again)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('the menu comes from memory until its version rises, and never from a change that was undone', async () => {
  const input = dish();
  await saveMenuItem(manager(), input);
  const first = await menuOf(world.db, world.outletId);
  expect(await menuOf(world.db, world.outletId)).toBe(first);
  await world.db.transaction(async (tx) => expect(await menuOf(tx, world.outletId)).toBe(first));

  const undone = world.db.transaction(async (tx) => {
    await tx.execute(sql`update items set code = 'UNDONE' where id = ${input.id}`);
    await raiseMenuVersion(tx, [world.outletId]);
    expect((await menuOf(tx, world.outletId)).itemsById.get(input.id)?.code).toBe('UNDONE');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  // The next raise gives the number that the undone one had.
  await saveMenuItem(manager(), { ...input, version: 1, name: 'Done' });
  expect(await onMenu(input.id)).toMatchObject({ code: input.code, names: { en: 'Done' } });
});
