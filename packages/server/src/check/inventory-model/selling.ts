import { answered, newId, oneOf, placeOf, type Shift } from './shift.ts';

/** A cart of one to three dishes with their options, quoted and paid in cash at once. */
export async function sell(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const place = placeOf(shift);
  const lines = random.some(ground.dishes, random.whole(1, 3)).map(({ id, variantId, optionIds }) => ({
    ...{ itemId: id, variantId, quantity: random.whole(1, 3) },
    optionIds: random.some(optionIds, random.whole(0, optionIds.length)),
  }));
  const { outletId } = place;
  const quote = answered(await voice.say('quoteOrder', { outletId, lines }));
  if (!quote) return;
  const id = newId();
  const placed = answered(
    await voice.say('placeOrder', { id, outletId, lines, quote: quote.signed, cash: { tendered: 1_000_000 } }),
  );
  if (!placed) return;
  const tickets = placed.tickets as readonly { readonly id: string }[];
  board.sold.push({ id, place, pickupCode: String(placed.pickupCode), ticketIds: tickets.map((ticket) => ticket.id) });
}

/** Takes a ticket through the kitchen, or only begins. */
export async function cook(shift: Shift): Promise<void> {
  const { random, voice } = shift;
  for (const ticketId of oneOf(shift, shift.board.sold)?.ticketIds ?? []) {
    const input = () => ({ commandId: newId(), ticketId });
    if (!answered(await voice.say('startTicket', input())) || random.whole(1, 3) === 1) continue;
    await voice.say('finishTicket', input());
    await voice.say('bumpTicket', input());
  }
}

export async function handOver(shift: Shift): Promise<void> {
  const order = oneOf(shift, shift.board.sold);
  if (order)
    await shift.voice.say('collectOrder', { commandId: newId(), orderId: order.id, pickupCode: order.pickupCode });
}

export async function leaveBehind(shift: Shift): Promise<void> {
  const order = oneOf(shift, shift.board.sold);
  if (order) await shift.voice.say('markNoShow', { commandId: newId(), orderId: order.id });
}

export async function callOff(shift: Shift): Promise<void> {
  const order = oneOf(shift, shift.board.sold);
  if (order)
    await shift.voice.say('cancelOrder', { commandId: newId(), orderId: order.id, reason: 'Changed their mind.' });
}
