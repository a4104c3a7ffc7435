import { isRefusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetLooseFiles } from '../../../platform/files/forget-loose-files.ts';
import { photosByOwner } from '../../../platform/files/photo.type.ts';
import { files } from '../../../platform/files/tables.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { changeStockSettings } from '../settings/stock-settings.ts';
import { recordWaste } from './record-waste.ts';
import { keepWastePhoto, readWastePhoto } from './waste-photos.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const [ANNA, BIJU] = ['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'];
const anna = () => world.as(['waste:record', 'stock:read'], { id: ANNA });
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d9a441' } });
const photo = () => blank(2_400, 1_200).jpeg().toBuffer();

async function keep(content: Buffer, by = anna(), id = world.newId()) {
  const sent = { id, outletId: world.outletId, content: content.toString('base64') };
  return { id, answer: await keepWastePhoto(by, sent) };
}
async function flour() {
  const stockItemId = await insertStockItem(world, { name: 'Flour', baseUnit: 'g' });
  await stockUp(world, [{ stockItemId, quantity: 100_000, value: 1_000_000 }]);
  return stockItemId;
}
async function waste(stockItemId: string, quantity: number, photoIds: string[] = []) {
  const said = { outletId: world.outletId, stockItemId, quantity, unit: 'g', reason: 'SPOILED' as const, photoIds };
  const id = world.newId();
  return { id, answer: await recordWaste(anna(), { id, ...said }) };
}

test('a photo is kept as an upright JPEG of at most 1600 pixels, without place, camera or time', async () => {
  const sent = await blank(2_400, 1_200)
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '9/1 58/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(sent).metadata()).exif).toBeDefined();
  const { id, answer } = await keep(sent);
  expect(answer).toEqual({ id, width: 800, height: 1_600 });
  const { content } = await readWastePhoto(anna(), { id });
  const { format, exif, width } = await sharp(content).metadata();
  expect({ format, exif, width }).toEqual({ format: 'jpeg', exif: undefined, width: 800 });
});

test('the bytes say what a photo is: a PNG named .jpg is one, HTML named .png, SVG and half a photo are none', async () => {
  expect(isRefusal((await keep(await blank(10, 10).png().toBuffer())).answer)).toBe(false);
  const webp = await blank(10, 10).webp().toBuffer();
  expect(isRefusal((await keep(webp)).answer)).toBe(false);
  const bad = [
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    (await photo()).subarray(0, 2_000),
  ];
  for (const content of bad) expect((await keep(content)).answer).toMatchObject({ code: 'NO_PICTURE' });
});

test('a small file that unfolds into more than fifty million pixels is no photo', async () => {
  const bomb = await blank(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  expect((await keep(bomb)).answer).toMatchObject({
    code: 'NO_PICTURE',
    message: expect.stringContaining('too large'),
  });
});

test('a photo of more than 6 MB is invalid before anybody looks into it', async () => {
  await expect(keep(Buffer.alloc(6 * 1024 * 1024 + 3))).rejects.toMatchObject({ code: 'INVALID' });
});

test('waste has its photos, which belong to nothing else afterwards, for the application and for the database', async () => {
  const item = await flour();
  const { id: one } = await keep(await photo());
  world.clock.advance(1_000);
  const { id: two } = await keep(await photo());
  const { id } = await waste(item, 1_000, [one, two]);
  expect((await photosByOwner(world.db, [id])).get(id)?.map((photoOf) => photoOf.id)).toEqual([one, two]);
  await expect(waste(item, 1_000, [one])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (const change of [sql`update files set owner_id = ${world.newId()}`, sql`delete from files`]) {
    await expect(world.db.execute(sql`${change} where id = ${one}`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('belongs to something') },
    });
  }
  await expect(world.db.execute(sql`update files set content = 'x' where id = ${one}`)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('permission denied') },
  });
});

test('nobody gives their waste the photo of another person, of another outlet or one that is not there', async () => {
  const item = await flour();
  const { id: bijus } = await keep(await photo(), world.as('waste:record', { id: BIJU }));
  for (const one of [bijus, world.newId()])
    await expect(waste(item, 1_000, [one])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await photosByOwner(world.db, [bijus])).size).toBe(1);
});

test('where it is so decided, waste above the limit needs a photo, and waste below it does not', async () => {
  const item = await flour();
  const settings = { wasteApprovalAbove: 20_000, recountAbove: 500 };
  const decider = world.as('stock:settings', { everywhere: true });
  await changeStockSettings(decider, { ...settings, commandId: world.newId(), wastePhotoNeeded: true });
  expect((await waste(item, 1_000)).answer).toMatchObject({ waits: false });
  expect((await waste(item, 5_000)).answer).toMatchObject({ code: 'PHOTO_NEEDED' });
  const { id } = await keep(await photo());
  expect((await waste(item, 5_000, [id])).answer).toMatchObject({ waits: true });
  // What is not said of it stays as it is.
  await changeStockSettings(decider, { ...settings, commandId: world.newId(), version: 1 });
  expect((await waste(item, 6_000)).answer).toMatchObject({ code: 'PHOTO_NEEDED' });
});

test('the same photo under the same id is one photo; another under it is a conflict', async () => {
  const [content, id] = [await photo(), world.newId()];
  const { answer } = await keep(content, anna(), id);
  expect((await keep(content, anna(), id)).answer).toEqual(answer);
  await expect(keep(await blank(9, 9).png().toBuffer(), anna(), id)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('whoever may not see the stock sees no photo of waste, nor does whoever may not write waste down keep one', async () => {
  const { id } = await keep(await photo());
  await expect(readWastePhoto(world.as('waste:record'), { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(keep(await photo(), world.as('stock:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('sixty photos of one person may wait for what they are of, also when many come at once; another’s are their own', async () => {
  const chitra = '019400a0-0000-7000-8000-00000000000c';
  const by = () => world.as('waste:record', { id: chitra });
  const content = await blank(9, 9).png().toBuffer();
  const { id } = await keep(content, by());
  const [first] = await world.db.select().from(files).where(eq(files.id, id));
  if (!first) throw new Error('There is no photo.');
  await world.db.insert(files).values(Array.from({ length: 57 }, () => ({ ...first, id: world.newId() })));
  const tried = Array.from({ length: 5 }, () => keep(content, by()).catch(({ code }) => code));
  const answers = await Promise.all(tried);
  expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(3);
  expect(isRefusal((await keep(content)).answer)).toBe(false);
  await world.db.update(files).set({ ownerId: world.newId() }).where(eq(files.id, id));
  expect(isRefusal((await keep(content, by())).answer)).toBe(false);
});

test('photos of nothing go after a day, and those of something stay', async () => {
  const item = await flour();
  const [{ id: loose }, { id: kept }] = [await keep(await photo()), await keep(await photo())];
  await waste(item, 100, [kept]);
  world.clock.set(new Date(world.clock.now().getTime() + 25 * 3_600_000));
  expect(await forgetLooseFiles(world.system())).toBeGreaterThan(0);
  const left = await world.db.select({ id: files.id }).from(files).where(eq(files.id, loose));
  expect(left).toEqual([]);
  expect(await world.db.$count(files, eq(files.id, kept))).toBe(1);
});
