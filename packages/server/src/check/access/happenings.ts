import type { Api } from '../../entry/replay/api.ts';
import { deliveryOf } from '../../entry/replay/deliver.ts';
import { RECEIVE_GOODS, SAVE_MENU_ITEM, TAKE_CASH } from '../../entry/replay/documents.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { type Common, ordered, type Room } from './rooms.ts';
import { missedItem, orderedGoods } from './stock-room.ts';

const ACKNOWLEDGE = `mutation ($input: AcknowledgeIdentityAlertInput!) {
  result: acknowledgeIdentityAlert(input: $input) { __typename }
}`;
const DISH = 'query ($id: UUID!) { dish(id: $id) { version } }';
const CANCEL = 'mutation ($input: CancelOrderInput!) { result: cancelOrder(input: $input) { __typename } }';

/**
 * Lets something happen in an outlet of which every stream of it tells: the room’s order is paid, flour is delivered and
 * ordered again, its dish is changed, and something is missed. Of the organisation, an alert is acknowledged.
 */
export async function happen(api: Api, room: Room, { identityAlertIds }: Common): Promise<void> {
  await api.command(TAKE_CASH, { id: freshId(), orderId: room.orderId, tendered: 100_000 }, 'Order');
  const line = { batchId: freshId(), stockItemId: room.stockItemId, quantity: 1_000, unit: 'g', value: 100 };
  await api.command(RECEIVE_GOODS, deliveryOf(room.outletId, room.supplierId, [line]), 'GoodsReceipt');
  await orderedGoods(api, room);
  await missedItem(api, room);
  const { dish } = await api.ask<{ dish: { version: number } }>(DISH, { id: room.itemId });
  await api.command(SAVE_MENU_ITEM, { ...room.dish, ...dish, description: freshId() }, 'MenuItem');
  const seen = { commandId: freshId(), alertId: identityAlertIds.pop(), note: 'checked' };
  await api.ask(ACKNOWLEDGE, { input: seen });
}

/** Lets something more happen to the room’s order: it is cancelled, and its money given back. */
export async function takeBack(api: Api, { orderId }: Room): Promise<void> {
  await api.command(CANCEL, { commandId: freshId(), orderId, reason: 'checked' }, 'Order');
}

/** The room with another order that waits for its money. */
export async function withFreshOrder(api: Api, room: Room): Promise<Room> {
  return { ...room, orderId: await ordered({ api, ...room }) };
}
