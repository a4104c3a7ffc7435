import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Said = { input?: object };
type Ask = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;

/** What our apps change of waste and of counts: what each is asked for. */
export function changesOfCounts(canteen: () => AskedCanteen, answered: Ask): Readonly<Record<string, ChangeRow>> {
  let made = 0;
  const saying = (about: object) => ({ input: { commandId: canteen().newId(), ...about } });
  const again = ({ input }: Said) => [saying({ ...input, commandId: canteen().newId() })];
  const done = (name: string, input: object) => answered(name, canteen().administrator, { input });
  const stockItemId = () => canteen().dishes[0]?.stockItemId;
  const other = async () =>
    canteen().as(['waste:approve', 'count:approve', 'stock:read'], { everywhere: true, id: canteen().newId() });
  const settings = async (wasteApprovalAbove: number) => {
    const { version } = await answered('StockSettings', canteen().administrator, {});
    return { version, wasteApprovalAbove, recountAbove: 500 };
  };
  const waste = () => ({
    ...{ id: canteen().newId(), outletId: canteen().outletId, stockItemId: stockItemId(), quantity: 1_000 },
    ...{ unit: 'pcs', reason: 'DROPPED', batchId: null, stationCode: null, note: null },
  });
  const wasted = async (limit: number) => {
    await done('ChangeStockSettings', { commandId: canteen().newId(), ...(await settings(limit)) });
    const input = waste();
    await done('RecordWaste', input);
    return input.id;
  };
  /** A count of one item in a new location, where nothing of it lies. */
  const count = async () => {
    made += 1;
    const [id, outletId] = [canteen().newId(), canteen().outletId];
    const place = { id, outletId, code: `K${made}`, name: 'Nook', kind: 'STORE', forOrders: true, inUse: true };
    await done('SaveStockLocation', place);
    const kind = { kind: 'SPOT', countClass: null, stockItemIds: [stockItemId()], note: null };
    return { id: canteen().newId(), outletId, locationId: id, ...kind };
  };
  const opened = async () => {
    const input = await count();
    await done('OpenStockCount', input);
    return input.id;
  };
  const entry = (countId: string, quantity = 0) => ({
    ...{ commandId: canteen().newId(), countId },
    lines: [{ stockItemId: stockItemId(), quantity, unit: 'pcs', version: 0 }],
  });
  const counted = async () => {
    const countId = await opened();
    await done('EnterStockCount', entry(countId));
    return countId;
  };
  const handedIn = async () => {
    const countId = await counted();
    await answered('HandInStockCount', canteen().administrator, { commandId: canteen().newId(), countId });
    return countId;
  };
  const byItself = (state: () => Promise<string>): ChangeRow => ({
    done: async () => ({ commandId: canteen().newId(), countId: await state() }),
    refused: (given) => [{ ...given, commandId: canteen().newId() }],
  });
  const file = (quantity: string) => {
    made += 1;
    const csv = `code,name,kind,base unit,quantity,value\nFILE_${made},Item ${made},ingredient,g,${quantity},100`;
    return { outletId: canteen().outletId, base64: Buffer.from(csv).toString('base64'), dryRun: false };
  };
  const sheet = async (countId: string) => {
    const { administrator, outletId } = canteen();
    const { base64 } = await answered('StockCountSheet', administrator, { outletId, countId, format: 'CSV' });
    const filled = Buffer.from(String(base64), 'base64')
      .toString()
      .replace(/,,(kg|l|pcs),/g, ',0,$1,');
    return saying({ countId, base64: Buffer.from(filled).toString('base64'), dryRun: false });
  };
  return {
    ImportStockCount: {
      done: async () => sheet(await opened()),
      refused: ({ input }: Said) => [
        saying({ ...input, commandId: canteen().newId(), base64: Buffer.from('code\nNOBODY').toString('base64') }),
      ],
    },
    ImportStock: { done: async () => saying(file('5')), refused: () => [saying(file('-5'))] },
    RecordWaste: {
      done: async () => ({ input: waste() }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId(), quantity: 900_000_000 } }],
    },
    DecideWaste: {
      by: other,
      done: async () => saying({ wasteId: await wasted(0), approve: true, reason: null }),
      refused: again,
      anew: ['id'],
    },
    TakeBackWaste: {
      done: async () => ({ commandId: canteen().newId(), wasteId: await wasted(100_000_000) }),
      refused: (given) => [{ ...given, commandId: canteen().newId() }],
    },
    ChangeStockSettings: {
      done: async () => saying(await settings(40_000)),
      refused: again,
      anew: ['version'],
    },
    OpenStockCount: {
      done: async () => ({ input: await count() }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId() } }],
    },
    EnterStockCount: { done: async () => ({ input: entry(await opened()) }), refused: again },
    HandInStockCount: byItself(counted),
    ApproveStockCount: { by: other, ...byItself(handedIn), anew: ['id'] },
    RepeatStockCount: {
      by: other,
      done: async () => saying({ countId: await handedIn(), stockItemIds: [stockItemId()], reason: null }),
      refused: again,
      anew: ['id'],
    },
    RejectStockCount: {
      by: other,
      done: async () => saying({ countId: await handedIn(), reason: 'Wrong.' }),
      refused: again,
      anew: ['id'],
    },
    CancelStockCount: { done: async () => saying({ countId: await opened(), reason: 'Later.' }), refused: again },
  };
}
