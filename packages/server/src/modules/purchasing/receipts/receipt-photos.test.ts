import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../../platform/db/errors.ts';
import { photosByOwner, photosByPart } from '../../../platform/files/photo.type.ts';
import { files } from '../../../platform/files/tables.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { ANNA, BIJU, buying } from '../sample-purchasing.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

/** A photo that Anna, or whoever is said, sent and that belongs to nothing yet. */
async function photo(keptBy = ANNA): Promise<string> {
  const id = world.newId();
  await world.db.insert(files).values({
    ...{ id, outletId: world.outletId, ownerType: 'GOODS_RECEIPT', mediaType: 'image/jpeg', width: 1, height: 1 },
    ...{ digest: 'a'.repeat(64), content: Buffer.from('x'), keptBy, keptAt: world.clock.now() },
  });
  return id;
}

test('photos belong to a whole delivery or to one line of it, also to one that was rejected whole', async () => {
  const [whole, first, second, third] = [await photo(), await photo(), await photo(), await photo()];
  const [milk, curd] = [await buy.item(), await buy.item()];
  const supplierId = await buy.supplier();
  const rejected = { accepted: 0, rejected: 2_000, rejectReason: 'Swollen', value: 0 };
  const receipt = await buy.receive({
    ...{ supplierId, photoIds: [whole] },
    lines: [
      buy.came(milk, { value: 10_000, photoIds: [first] }),
      buy.came(curd, { ...rejected, photoIds: [second, third] }),
    ],
  });
  const id = 'receiptId' in receipt ? receipt.receiptId : '';
  const idsOf = (photos: readonly { id: string }[] = []) => photos.map((one) => one.id);
  expect(idsOf((await photosByOwner(world.db, [id])).get(id))).toEqual([whole]);
  const parts = await photosByPart(world.db, [`${id}:1`, `${id}:2`, `${id}:3`]);
  expect([1, 2, 3].map((position) => idsOf(parts.get(`${id}:${position}`)))).toEqual([
    [first],
    [second, third].sort(),
    [],
  ]);
});

test('one photo is of one thing, of whoever sent it; else nothing is received', async () => {
  const [mine, anothers] = [await photo(), await photo(BIJU)];
  const item = await buy.item();
  const supplierId = await buy.supplier();
  const receive = (whole: string[], ofLine: string[]) =>
    buy.receive({ supplierId, photoIds: whole, lines: [buy.came(item, { value: 10_000, photoIds: ofLine })] });
  for (const [whole, ofLine] of [
    [[mine], [mine]],
    [[], [anothers]],
    [[], [world.newId()]],
  ] as const)
    await expect(receive([...whole], [...ofLine])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.db.$count(files, eq(files.id, mine))).toBe(1);
  expect(await receive([], [mine])).toHaveProperty('receiptId');
  const turned = world.db.update(files).set({ ownerPart: 2 }).where(eq(files.id, mine));
  expect(postgresError(await turned.catch((error: unknown) => error))?.code).toBe('23514');
});
