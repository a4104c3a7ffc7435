import { mainLocation, takeIn } from '../modules/inventory/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Said = { input?: object };
type Came = { batches: { batch: { id: string }; rejected: { batchId: string }[] }[] };
type Ask = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** What our apps change of where stock lies: what each is asked for. */
export function changesOfStock(canteen: () => AskedCanteen, answered: Ask): Readonly<Record<string, ChangeRow>> {
  let made = 0;
  const saying = (about: object) => ({ input: { commandId: canteen().newId(), ...about } });
  const again = ({ input }: Said) => [saying({ ...input, commandId: canteen().newId() })];
  const location = (outletId: string) => {
    made += 1;
    const id = canteen().newId();
    return { id, outletId, code: `L${made}`, name: 'Shelf', kind: 'STORE', forOrders: true, inUse: true };
  };
  const unit = () => {
    made += 1;
    const { newId, outletId } = canteen();
    return { id: newId(), outletId, name: `Refrigerator ${made}`, kind: 'FRIDGE', inUse: true, version: 0 };
  };
  const reading = async (temperature: number) => {
    const input = unit();
    await answered('SaveStorageUnit', canteen().administrator, { input });
    return { input: { id: canteen().newId(), unitId: input.id, temperature, note: null } };
  };
  const newLocation = async (outletId: string) => {
    const input = location(outletId);
    await answered('SaveStockLocation', canteen().administrator, { input });
    return input.id;
  };
  const mainStore = async () => {
    const { administrator, outletId } = canteen();
    const { edges } = (await answered('StockLocations', administrator, { outletId })) as {
      edges: { node: { id: string; code: string } }[];
    };
    return edges.find(({ node }) => node.code === 'MAIN')?.node.id;
  };
  const wanted = async (toOutletId = canteen().outletId) => ({
    ...{ id: canteen().newId(), fromOutletId: canteen().outletId, fromLocationId: await mainStore() },
    ...{ toOutletId, toLocationId: await newLocation(toOutletId), note: null },
    lines: [{ stockItemId: canteen().dishes[0]?.stockItemId, quantity: 1_000, unit: 'pcs' }],
  });
  const asked = async (toOutletId?: string) => {
    const input = await wanted(toOutletId);
    await answered('RequestStockTransfer', canteen().administrator, { input });
    return input.id;
  };
  const elsewhere = async () => {
    made += 1;
    return canteen().addOutlet(`W${made}`);
  };
  const sent = async () => {
    const transferId = await asked();
    const said = { commandId: canteen().newId(), transferId };
    await answered('DispatchStockTransfer', canteen().administrator, said);
    return transferId;
  };
  const setAside = async () => {
    const { administrator, outletId } = canteen();
    const transferId = await sent();
    const look = async () => (await answered('StockTransfer', administrator, { outletId, id: transferId })) as Came;
    const rejected = { batchId: (await look()).batches[0]?.batch.id, fate: 'SET_ASIDE', reason: 'Warm.' };
    await answered('ReceiveStockTransfer', administrator, saying({ transferId, short: [], rejected: [rejected] }));
    return (await look()).batches[0]?.rejected[0]?.batchId;
  };
  const delivered = async () => {
    const { db, clock, outletId, newId, dishes } = canteen();
    const [batchId, at] = [newId(), clock.now()];
    const line = { batchId, stockItemId: dishes[1]?.stockItemId ?? '', quantity: 1_000, value: 100 };
    await db.transaction(async (tx) => {
      const source = { type: 'receipt', id: newId() } as const;
      const there = { outletId, location: await mainLocation(tx, outletId, at), at, businessDate: '2026-11-24' };
      await takeIn(tx, { ...there, source, type: 'RECEIPT', actorId: null, lines: [line] });
    });
    return batchId;
  };
  return {
    HoldBatches: {
      done: async () => {
        const { outletId } = canteen();
        return saying({ outletId, batchIds: [await delivered()], block: true, reason: 'Recalled.' });
      },
      refused: ({ input }: Said) => [saying({ ...input, commandId: canteen().newId(), batchIds: [canteen().newId()] })],
    },
    SaveStockLocation: {
      done: async () => ({ input: location(canteen().outletId) }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId() } }],
    },
    SaveStorageUnit: {
      done: async () => ({ input: unit() }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId() } }],
    },
    RecordTemperature: {
      done: async () => reading(40),
      refused: async () => [await reading(90)],
    },
    RequestStockTransfer: {
      done: async () => ({ input: await wanted() }),
      refused: async ({ input }: Said) => {
        const id = canteen().newId();
        return [{ input: { ...input, id, toLocationId: (input as { fromLocationId: string }).fromLocationId } }];
      },
    },
    DecideStockTransfer: {
      by: async () => canteen().as(['transfer:approve', 'stock:read'], { everywhere: true, id: canteen().newId() }),
      done: async () => saying({ transferId: await asked(await elsewhere()), approve: true, reason: null }),
      refused: again,
      anew: ['id'],
    },
    CancelStockTransfer: { done: async () => saying({ transferId: await asked(), reason: 'Found.' }), refused: again },
    DispatchStockTransfer: {
      done: async () => ({ commandId: canteen().newId(), transferId: await asked() }),
      refused: (done) => [{ ...done, commandId: canteen().newId() }],
    },
    DecideRejectedBatch: {
      done: async () => saying({ batchId: await setAside(), fate: 'ACCEPTED', reason: 'Measured again.' }),
      refused: again,
    },
    ReceiveStockTransfer: { done: async () => saying({ transferId: await sent(), short: [] }), refused: again },
  };
}
