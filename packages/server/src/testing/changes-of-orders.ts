import { orderingKeys, pickupCode } from '../modules/ordering/index.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

/** Orders of the first dish, to change. */
export function someOrders(of: () => AskedCanteen) {
  const cart = async (quantity = 1) => of().quoted([{ dish: dish(), quantity }], of().administrator);
  const dish = () => of().dishes[0] as AskedCanteen['dishes'][number];
  const unpaid = async () => {
    const id = of().newId();
    await of().order([{ dish: dish() }], { id });
    return id;
  };
  const paidFor = async (quantity: number) => {
    const id = of().newId();
    await of().order([{ dish: dish(), quantity }], { id, tendered: quantity * 6_000 });
    return id;
  };
  const cooked = async (...steps: ('start' | 'finish')[]) => {
    const id = await paidFor(1);
    for (const step of steps) await of().work(id, step);
    return id;
  };
  return { cart, unpaid, paidFor, cooked };
}

/** What our apps change of orders and their tickets. */
export function changesOfOrders(of: () => AskedCanteen): Readonly<Record<string, ChangeRow>> {
  const { cart, unpaid, cooked } = someOrders(of);
  const saying = (about: object) => ({ input: { commandId: of().newId(), ...about } });
  /** The same again under another id: it comes too late. */
  const again = ({ input }: { input?: object }) => [saying({ ...input, commandId: of().newId() })];
  const withAnotherId = ({ input }: { input?: object }) => [{ input: { ...input, id: of().newId() } }];
  const ticketWork = (...before: ('start' | 'finish')[]): ChangeRow => ({
    done: async () => saying({ ticketId: await of().ticketOf(await cooked(...before)) }),
    refused: again,
  });
  return {
    QuoteOrder: {
      async done() {
        const { quote: _, ...input } = await cart();
        return { input };
      },
      async refused() {
        const { quote: _, ...input } = await cart();
        return [{ input: { ...input, lines: input.lines.map((line) => ({ ...line, quantity: 99 })) } }];
      },
    },
    PlaceOrder: {
      done: async () => ({ input: { id: of().newId(), ...(await cart(2)), cash: { tendered: 12_000 } } }),
      refused: async () => [{ input: { id: of().newId(), ...(await cart()), cash: { tendered: 1 } } }],
    },
    StartPayment: {
      done: async () => ({ input: { id: of().newId(), orderId: await unpaid() } }),
      refused: async () => [{ input: { id: of().newId(), orderId: await cooked() } }],
    },
    TakeCash: {
      done: async () => ({ input: { id: of().newId(), orderId: await unpaid(), tendered: 6_000 } }),
      refused: withAnotherId,
    },
    CancelOrder: { done: async () => saying({ orderId: await unpaid(), reason: 'CUSTOMER' }), refused: again },
    CollectOrder: {
      async done() {
        const orderId = await cooked('start', 'finish');
        return saying({ orderId, pickupCode: pickupCode(of().platform.sockets.use(orderingKeys).pickup, orderId) });
      },
      refused: again,
    },
    MarkNoShow: { done: async () => saying({ orderId: await cooked('start', 'finish') }), refused: again },
    UnlockPickup: {
      done: async () => saying({ orderId: await cooked() }),
      refused: () => [saying({ orderId: of().newId() })],
    },
    StartTicket: ticketWork(),
    FinishTicket: ticketWork('start'),
    BumpTicket: ticketWork('start', 'finish'),
    ReopenTicket: ticketWork('start', 'finish'),
  };
}
