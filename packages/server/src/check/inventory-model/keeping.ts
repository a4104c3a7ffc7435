import { answered, type Board, batchesOf, expect, newId, oneOf, owe, placeOf, type Shift, some } from './shift.ts';

/** Wasted: out of a batch or as it is picked, small or above the limit, and now and then more than is there. */
export async function waste(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const [place, item] = [placeOf(shift), random.pick([...ground.items, ground.gravy])];
  const batches = random.whole(1, 2) === 1 ? await batchesOf(shift, place, item) : [];
  const batchId = batches.length > 0 ? random.pick(batches).id : null;
  const quantity = some(shift, item, random.pick([50, 300, 300, 5_000]));
  const id = newId();
  const input = {
    id,
    outletId: place.outletId,
    stockItemId: item.id,
    batchId,
    quantity,
    unit: item.unit,
    reason: random.pick(['DROPPED', 'EXPIRED', 'STAFF_MEAL']),
  };
  if (answered(await voice.say('recordWaste', input))) board.wasted.push({ id, place });
}

export async function decideOnWaste(shift: Shift): Promise<void> {
  const { random, voice } = shift;
  const wasteId = oneOf(shift, shift.board.wasted)?.id;
  if (!wasteId) return;
  if (random.whole(1, 3) === 1) await voice.say('takeBackWaste', { commandId: newId(), wasteId });
  else
    await voice.say('decideWaste', { commandId: newId(), wasteId, approve: random.whole(1, 3) > 1, reason: 'Seen.' });
}

/** Within an outlet or between the two; to the same place now and then. */
export async function ask(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const [from, to] = [placeOf(shift), placeOf(shift)];
  const id = newId();
  const lines = random
    .some(ground.items, random.whole(1, 2))
    .map((item) => ({ stockItemId: item.id, quantity: some(shift, item, 400), unit: item.unit }));
  const way = {
    fromOutletId: from.outletId,
    fromLocationId: random.pick(from.locations),
    toOutletId: to.outletId,
    toLocationId: random.pick(to.locations),
  };
  if (answered(await voice.say('requestStockTransfer', { id, ...way, lines }))) board.asked.push({ id, place: from });
}

/** Takes a transfer a step on; what arrives may be short, or said to be more than was sent. */
export async function move(shift: Shift): Promise<void> {
  const { random, voice, board } = shift;
  const asked = oneOf(shift, board.asked);
  if (!asked) return;
  const transferId = asked.id;
  const step = random.whole(1, 10);
  if (step <= 3)
    await voice.say('decideStockTransfer', {
      commandId: newId(),
      transferId,
      approve: step > 1 || random.whole(1, 3) > 1,
      reason: 'Seen.',
    });
  else if (step === 4)
    await voice.say('cancelStockTransfer', { commandId: newId(), transferId, reason: 'Not needed.' });
  else {
    const sent = answered(await voice.say('dispatchStockTransfer', { commandId: newId(), transferId }));
    if (sent) board.sent.push({ ...asked, sent: sent.batches as Board['sent'][number]['sent'] });
  }
}

export async function arrive(shift: Shift): Promise<void> {
  const { random, voice, board } = shift;
  const sent = oneOf(shift, board.sent);
  if (!sent) return;
  const short =
    random.whole(1, 3) > 1
      ? []
      : sent.sent.slice(0, 1).map(({ batch, quantity }) => ({
          batchId: batch.id,
          received: Math.round((quantity * random.whole(0, 11)) / 10),
          reason: 'Spilt on the way.',
        }));
  await voice.say('receiveStockTransfer', { commandId: newId(), transferId: sent.id, short });
}

/** Blocks a batch, or lets one go. */
export async function hold(shift: Shift): Promise<void> {
  const { random, ground, voice } = shift;
  const [place, item] = [placeOf(shift), random.pick(ground.items)];
  const batches = await batchesOf(shift, place, item);
  const blocked = batches.filter(({ status }) => status === 'BLOCKED');
  const chosen = blocked.length > 0 && random.whole(1, 3) > 1 ? blocked : batches;
  if (chosen.length === 0) return;
  const batch = random.pick(chosen);
  await voice.hold({
    commandId: newId(),
    outletId: place.outletId,
    batchIds: [batch.id],
    block: batch.status !== 'BLOCKED',
    reason: 'A call from the mill.',
  });
}

export async function openPack(shift: Shift): Promise<void> {
  const { random, ground, voice } = shift;
  const [place, item] = [placeOf(shift), random.pick(ground.items)];
  const batches = await batchesOf(shift, place, item);
  if (batches.length === 0) return;
  await voice.say('openBatch', {
    id: newId(),
    batchId: random.pick(batches).id,
    quantity: some(shift, item, 200),
    unit: item.unit,
  });
}

/** A preparation: planned, begun, finished with a little more or less than was meant, or given up. */
export async function prepare(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const order = random.whole(1, 3) === 1 ? undefined : oneOf(shift, board.cooking);
  if (!order) {
    const [id, place, quantity] = [newId(), placeOf(shift), some(shift, ground.gravy, 2_000)];
    const locationId = random.pick([place.locations[0], ...place.locations]);
    const input = { id, outletId: place.outletId, locationId, stockItemId: ground.gravy.id, quantity, unit: 'g' };
    if (answered(await voice.say('planProduction', input))) board.cooking.push({ id, place, quantity });
    return;
  }
  const orderId = order.id;
  const step = random.whole(1, 7);
  if (step === 1) await voice.say('cancelProduction', { commandId: newId(), orderId, reason: 'No gas.' });
  else if (step <= 4) {
    const begun = await voice.say('startProduction', { commandId: newId(), orderId });
    if (answered(begun) && random.whole(1, 2) === 1) await finish(shift, order);
  } else await finish(shift, order);
}

/** What went in as it was planned, or as somebody says; what comes of it is worth just that. */
async function finish(shift: Shift, { id, quantity }: Board['cooking'][number]): Promise<void> {
  const { random, ground, voice } = shift;
  const produced = Math.max(1_000, Math.round((quantity * random.whole(8, 11)) / 10));
  const planned = ground.gravyOf.map(([item, share]) => ({ item, amount: (quantity / 1_000_000) * share }));
  const isSaid = random.whole(1, 2) === 1;
  const went = planned.map(({ item, amount }) => ({
    ...{ item, amount },
    used: isSaid ? Math.round((amount * random.whole(0, 12)) / 10) : amount,
  }));
  const used = isSaid ? went.map((one) => ({ stockItemId: one.item.id, quantity: one.used })) : null;
  const answer = await voice.say('finishProduction', {
    ...{ commandId: newId(), orderId: id, batchId: newId(), produced, used },
  });
  // A fifth more than went in is enough for is food out of nothing. Which part of it each is goes by what it costs: no less went in than of the
  // input of which the least did, and no more than of the one of which the most did.
  const parts = went.map((one) => Math.min(1, one.used / one.amount));
  const [least, most] = [Math.min(...parts), Math.max(...parts)].map((part) => Math.round(quantity * part) * 6) as [
    number,
    number,
  ];
  if (produced * 5 > most || produced * 5 <= least) {
    expect(shift, 'finishProduction', answer, { refused: 'MoreThanPlanned', must: produced * 5 > most });
  }
  if (!answered(answer)) return;
  const moves = went.map((one) => [one.item.id, -one.used] as const);
  owe(shift, 'finishProduction', id, answer, new Map([[ground.gravy.id, produced], ...moves]), 0);
}

/** Gravy for the first day, in both kitchens. */
export async function cookAhead({ ground, voice }: Shift): Promise<void> {
  for (const { outletId, locations } of ground.places) {
    const [id, stockItemId, quantity] = [newId(), ground.gravy.id, 5_000_000];
    await voice.say('planProduction', { id, outletId, locationId: locations[0], stockItemId, quantity, unit: 'g' });
    await voice.say('startProduction', { commandId: newId(), orderId: id });
    await voice.say('finishProduction', { commandId: newId(), orderId: id, batchId: newId(), produced: quantity });
  }
}

const SHEET = `query ($id: UUID!, $outletId: UUID!) { stockCount(outletId: $outletId, id: $id) {
  state lines { version counted item { id baseUnit } }
} }`;
interface Sheet {
  readonly state: string;
  readonly lines: readonly {
    readonly version: number;
    readonly counted: number | null;
    readonly item: { readonly id: string; readonly baseUnit: string };
  }[];
}

/** A spot count of two items with what somebody believes to see; handed in, approved by whoever comes, counted once more, or given up. */
export async function count(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  if (random.whole(1, 4) === 1) {
    const [id, place] = [newId(), placeOf(shift)];
    const stockItemIds = random.some(ground.items, 2).map((item) => item.id);
    const input = {
      id,
      outletId: place.outletId,
      locationId: random.pick(place.locations),
      kind: 'SPOT',
      stockItemIds,
    };
    if (answered(await voice.say('openStockCount', input))) board.counts.push({ id, place });
    return;
  }
  const opened = board.counts.at(-random.whole(1, 4));
  if (!opened) return;
  const { id, place } = opened;
  const { stockCount } = await voice.ask<{ stockCount: Sheet | null }>(SHEET, { id, outletId: place.outletId });
  if (!stockCount) return;
  const countId = id;
  if (stockCount.state === 'REVIEW') {
    const [step, commandId, reason] = [random.whole(1, 7), newId(), 'Again, please.'];
    const stockItemIds = stockCount.lines.slice(0, 1).map(({ item }) => item.id);
    if (step === 1) await voice.say('rejectStockCount', { commandId, countId, reason });
    else if (step === 2) await voice.say('repeatStockCount', { commandId, countId, stockItemIds, reason });
    else await voice.say('approveStockCount', { commandId: newId(), countId });
    return;
  }
  if (random.whole(1, stockCount.state === 'RECOUNT' ? 3 : 12) === 1) {
    await voice.say('cancelStockCount', { commandId: newId(), countId, reason: 'Enough.' });
    return;
  }
  const lines = [];
  for (const { item, version } of stockCount.lines) {
    const held = (
      await batchesOf(shift, place, { ...(ground.items.find((one) => one.id === item.id) ?? ground.gravy) })
    ).reduce((sum, batch) => sum + batch.quantityRemaining, 0);
    lines.push({
      stockItemId: item.id,
      quantity: Math.max(0, Math.round((held * random.whole(40, 62)) / 100)),
      unit: item.baseUnit,
      version,
    });
  }
  await voice.say('enterStockCount', { commandId: newId(), countId, lines });
  await voice.say('handInStockCount', { commandId: newId(), countId });
}
