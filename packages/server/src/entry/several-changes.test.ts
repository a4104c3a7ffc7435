import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { openShop } from '../testing/shop.ts';
import { openApi } from './replay/api.ts';
import { QUOTE_ORDER } from './replay/documents.ts';
import { freshId } from './replay/fresh-id.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
}, 60_000);
afterAll(() => product.close());

test('of several changes in one document each shows the world as it is after it, not as one before it found it', async () => {
  const api = openApi({ url: `http://127.0.0.1:${product.port}`, key: product.key }, 1);
  const { outlet, handedOver } = await openShop(api, 3);
  const lines = [{ itemId: handedOver.id, variantId: handedOver.variantId, quantity: 1, optionIds: [] }];
  const { signed } = await api.command<{ signed: string }>(QUOTE_ORDER, { outletId: outlet.id, lines }, 'Quote');
  const placed = '{ ... on Order { outlet { takesOrders } } }';
  const answer = await api.ask(
    `mutation ($order: PlaceOrderInput!, $close: SetOutletOpenInput!) {
      first: placeOrder(input: $order) ${placed}
      closed: setOutletOpen(input: $close) { takesOrders }
      again: placeOrder(input: $order) ${placed}
    }`,
    {
      order: { id: freshId(), outletId: outlet.id, lines, quote: signed },
      close: { commandId: freshId(), outletId: outlet.id, takesOrders: false },
    },
  );
  expect(answer).toEqual({
    first: { outlet: { takesOrders: true } },
    closed: { takesOrders: false },
    again: { outlet: { takesOrders: false } },
  });
});
