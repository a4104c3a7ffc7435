import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { theOrganisation } from './queries.ts';
import { saveOrganisation } from './save-organisation.ts';
import { outlets } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const owner = () => world.as('outlet:manage', { everywhere: true });
const facts = (given: object = {}) => ({
  ...{ commandId: world.newId(), name: 'Hill College', legalName: 'Hill College Trust', stateCode: '32' },
  ...{ taxProfile: 'REGULAR_5' as const, pricesIncludeTax: true, ...given },
});

test('names change at any time, and every outlet hears of it', async () => {
  const said = facts({ fssaiLicence: '12345678901234' });
  await saveOrganisation(owner(), said);
  await saveOrganisation(owner(), said);
  expect(await theOrganisation(world.db)).toMatchObject({ name: 'Hill College', fssaiLicence: '12345678901234' });
  expect(await world.events('places.outlet_changed.v1')).toEqual([{ outletId: world.outletId }]);
  expect(await world.audit('places.saveOrganisation')).toHaveLength(1);
});

test('how it is taxed stays once there is an outlet', async () => {
  for (const given of [{ taxProfile: 'UNREGISTERED' }, { stateCode: '29' }, { pricesIncludeTax: false }]) {
    await expect(saveOrganisation(owner(), facts(given))).rejects.toMatchObject({ code: 'CONFLICT' });
  }
  expect(await theOrganisation(world.db)).toMatchObject({ taxProfile: 'REGULAR_5', stateCode: '32' });
});

test('whoever runs one outlet does not speak for all; a registration of another State, or a wrong one, is none', async () => {
  await expect(saveOrganisation(world.as('outlet:manage'), facts())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const wrong = saveOrganisation(owner(), facts({ gstin: '32AAAAA0000A1Z0' }));
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID' });
  await expect(saveOrganisation(owner(), facts({ gstin: '27AAPFU0939F1ZV' }))).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('before the first outlet all of it may be said', async () => {
  await world.db.delete(outlets);
  await saveOrganisation(owner(), facts({ taxProfile: 'UNREGISTERED', stateCode: '29', gstin: null }));
  expect(await theOrganisation(world.db)).toMatchObject({ taxProfile: 'UNREGISTERED', stateCode: '29' });
});
