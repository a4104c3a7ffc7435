import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { openShop } from '../testing/shop.ts';
import { openApi } from './replay/api.ts';
import { PLACE_ORDER, QUOTE_ORDER } from './replay/documents.ts';
import { freshId } from './replay/fresh-id.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
}, 60_000);
afterAll(() => product.close());

test('an id in capitals is the same id: it finds the same thing, and the same command is not done again', async () => {
  const api = openApi({ url: `http://127.0.0.1:${product.port}`, key: product.key }, 1);
  const { outlet, handedOver } = await openShop(api, 5);
  const lines = [{ itemId: handedOver.id, variantId: handedOver.variantId, quantity: 1, optionIds: [] }];
  const asked = { outletId: outlet.id, lines };
  const { signed } = await api.command<{ signed: string }>(QUOTE_ORDER, asked, 'Quote');
  const id = `abcdef00${freshId().slice(8)}`;
  const place = (said: string) =>
    api.command<{ id: string; token: string }>(PLACE_ORDER, { ...asked, id: said, quote: signed }, 'Order');
  const first = await place(id.toUpperCase());
  expect(first.id).toBe(id);
  expect(await place(id)).toEqual(first);
  expect(await place(id.toUpperCase())).toEqual(first);

  const { orders, literal, variable } = await api.ask<Record<string, object>>(
    `query ($id: UUID!, $outletId: UUID!) {
      orders(outletId: $outletId) { totalCount }
      literal: order(id: "${id.toUpperCase()}") { id token }
      variable: order(id: $id) { id token }
    }`,
    { id: id.toUpperCase(), outletId: outlet.id.toUpperCase() },
  );
  const found = { id, token: first.token };
  expect({ orders, literal, variable }).toEqual({ orders: { totalCount: 1 }, literal: found, variable: found });

  // Written into the document itself, too: another spelling would be another input, and a CONFLICT.
  const commandId = `abcdef11${freshId().slice(8)}`;
  const close = (said: string) =>
    api.ask(
      `mutation { setOutletOpen(input: { commandId: "${said}", outletId: "${outlet.id}", takesOrders: false }) { id } }`,
    );
  expect(await close(commandId)).toEqual({ setOutletOpen: { id: outlet.id } });
  expect(await close(commandId.toUpperCase())).toEqual({ setOutletOpen: { id: outlet.id } });
});
