import type { Item, Place } from './ground.ts';
import {
  answered,
  type Board,
  batchesOf,
  delivery,
  expect,
  newId,
  oneOf,
  owe,
  placeOf,
  type Shift,
  some,
} from './shift.ts';

/** A delivery nobody ordered, of one item. */
export async function receive(shift: Shift): Promise<void> {
  const { random, ground } = shift;
  const [place, item] = [placeOf(shift), random.pick(ground.items)];
  const locationId = random.pick([place.locations[0], ...place.locations]);
  await receiveFrom(shift, place, item, locationId);
}

/** What a kitchen begins with. */
export async function stockUp(shift: Shift): Promise<void> {
  for (const place of shift.ground.places) {
    for (const item of [...shift.ground.items, ...shift.ground.items]) {
      await receiveFrom(shift, place, item, place.locations[0]);
    }
  }
}

async function receiveFrom(shift: Shift, place: Place, item: Item, locationId: string): Promise<void> {
  const { ground, voice, board } = shift;
  const line = delivery(shift, item, place, some(shift, item, 6_000));
  const id = newId();
  const from = { supplierId: ground.supplierId, overrideReason: 'It is good.' };
  const answer = await voice.say('receiveGoods', { id, outletId: place.outletId, locationId, ...from, lines: [line] });
  owe(shift, 'receiveGoods', id, answer, new Map([[item.id, line.accepted + line.free]]), line.value);
  if (answered(answer) && line.accepted > 0)
    board.delivered.push({ id, place, item, quantity: line.accepted, value: line.value });
}

/** An order, submitted at once; a small one needs nobody's yes. */
export async function order(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const [id, place, item] = [newId(), placeOf(shift), random.pick(ground.items)];
  const quantity = some(shift, item, 4_000);
  const lines = [{ stockItemId: item.id, quantity, unit: item.unit, price: item.price, taxRate: item.taxRate }];
  const input = { commandId: newId(), id, outletId: place.outletId, supplierId: ground.supplierId, version: 0, lines };
  if (!answered(await voice.say('savePurchaseOrder', input))) return;
  board.bought.push({ id, place, item, quantity, version: 1 });
  await voice.say('submitPurchaseOrder', { commandId: newId(), purchaseOrderId: id });
}

/** Takes an order a step on: another person's yes, sent, received in parts (more than was ordered, too), changed, closed, cancelled. */
export async function takeOrderOn(shift: Shift): Promise<void> {
  const { random, buyer, voice, board } = shift;
  const bought = oneOf(shift, board.bought);
  if (!bought) return;
  const purchaseOrderId = bought.id;
  const step = random.whole(1, 15);
  if (step <= 3) {
    const decided = {
      commandId: newId(),
      purchaseOrderId,
      version: bought.version,
      decision: random.whole(1, 6) === 1 ? 'REJECT' : 'APPROVE',
      reason: 'As agreed.',
    };
    await (step === 1 ? voice : buyer).say('decidePurchaseOrder', decided);
  } else if (step <= 6) {
    const sent = await voice.say('sendPurchaseOrder', { commandId: newId(), purchaseOrderId, byMail: false });
    if (answered(sent) && random.whole(1, 2) === 1) await receiveOrdered(shift, bought);
  } else if (step === 13) {
    await voice.say('cancelPurchaseOrder', { commandId: newId(), purchaseOrderId, reason: 'Not needed.' });
  } else if (step === 7) {
    await voice.say('closePurchaseOrder', { commandId: newId(), purchaseOrderId, reason: 'It never came.' });
  } else if (step > 13) {
    await amend(shift, bought);
  } else await receiveOrdered(shift, bought);
}

/** A part of what was ordered, or more than that. */
async function receiveOrdered(shift: Shift, bought: Board['bought'][number]): Promise<void> {
  const { random, voice, board } = shift;
  const { id: orderId, item, place, quantity } = bought;
  const part = Math.max(1_000, Math.round((quantity * random.whole(2, 8)) / 10_000) * 1_000);
  const { value: _, ...line } = delivery(shift, item, place, part);
  const id = newId();
  const input = { id, outletId: place.outletId, orderId, lines: [line], overrideReason: null };
  const answer = await voice.say('receiveGoods', input);
  // At its order's price, and what is free for nothing; who is not registered charges no tax (rules §1.8).
  const value = Math.round((line.accepted * item.price) / 1_000);
  owe(shift, 'receiveGoods', id, answer, new Map([[item.id, line.accepted + line.free]]), value);
  expect(shift, 'receiveGoods', answer, { refused: 'MuchFree', must: line.free > line.accepted });
  if (answered(answer) && line.accepted > 0) board.delivered.push({ id, place, item, quantity: line.accepted, value });
}

/** Orders another amount, from an older version now and then. */
async function amend(shift: Shift, bought: Board['bought'][number]): Promise<void> {
  const { random, ground, voice, board } = shift;
  const { id, place, item } = bought;
  const version = Math.max(1, bought.version - (random.whole(1, 5) === 1 ? 1 : 0));
  const quantity = some(shift, item, 4_000);
  const lines = [{ stockItemId: item.id, quantity, unit: item.unit, price: item.price, taxRate: item.taxRate }];
  const input = { commandId: newId(), id, outletId: place.outletId, supplierId: ground.supplierId, version, lines };
  const saved = answered(await voice.say('savePurchaseOrder', input));
  if (!saved) return;
  board.changes('savePurchaseOrder', id, { seen: version, next: Number(saved.version) });
  bought.version = Number(saved.version);
  bought.quantity = quantity;
}

/** Sends something back out of a batch, more than it holds now and then. */
export async function giveBack(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const [place, item] = [placeOf(shift), random.pick(ground.items)];
  const batches = await batchesOf(shift, place, item);
  if (batches.length === 0) return;
  const { id: batchId, quantityRemaining } = random.pick(batches);
  const quantity = Math.max(1, Math.round((quantityRemaining * random.whole(1, 12)) / 10));
  const id = newId();
  const input = { id, outletId: place.outletId, reason: 'Not as ordered.', lines: [{ batchId, quantity }] };
  const answer = await voice.say('returnGoods', input);
  owe(shift, 'returnGoods', id, answer, new Map([[item.id, -quantity]]));
  if (answered(answer)) board.returned.push({ id, place });
}

/** A yes or no to what goes back above the limit, of whoever comes; or it is withdrawn. */
export async function decideOnReturn(shift: Shift): Promise<void> {
  const { random, voice, buyer, board } = shift;
  const returnId = oneOf(shift, board.returned)?.id;
  if (!returnId) return;
  const commandId = newId();
  if (random.whole(1, 4) === 1) await voice.say('withdrawReturn', { commandId, returnId });
  else {
    const approve = random.whole(1, 3) > 1;
    await random.pick([voice, buyer]).say('decideReturn', { commandId, returnId, approve, reason: 'Seen.' });
  }
}

/** The bill for a delivery, at another price now and then; or somebody decides on one that is held. */
export async function bill(shift: Shift): Promise<void> {
  const { random, ground, voice, buyer } = shift;
  const came = oneOf(shift, shift.board.delivered);
  if (!came) return;
  const { item, quantity, place } = came;
  const price = Math.max(0, Math.round((came.value * 1_000) / quantity) + random.pick([0, 0, 0, 5]));
  const line = { receiptId: came.id, receiptPosition: 1, quantity, unit: item.unit, price, taxRate: item.taxRate };
  const net = Math.round((price * quantity) / 1_000);
  const total = net + 2 * Math.round((net * item.taxRate) / 20_000);
  const id = newId();
  const input = {
    id,
    outletId: place.outletId,
    supplierId: ground.supplierId,
    number: `B-${id.slice(-12)}`,
    billDate: place.businessDate,
    total,
    lines: [line],
  };
  if (!answered(await voice.say('enterSupplierBill', input))) return;
  const decision = random.pick(['APPROVE', 'DEBIT_NOTE', 'SEND_BACK']);
  if (random.whole(1, 2) === 1)
    await buyer.say('decideSupplierBill', { commandId: newId(), billId: id, decision, reason: 'Agreed.' });
}
