import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Said = { input?: object };
type Ask = (name: string, call: AskedCanteen['administrator'], variables: object) => Promise<Record<string, unknown>>;

/** What our apps change of items, of recipes and of what is cooked in advance: what each is asked for. */
export function changesOfRecipes(canteen: () => AskedCanteen, answered: Ask): Readonly<Record<string, ChangeRow>> {
  let made = 0;
  const saying = (about: object) => ({ input: { commandId: canteen().newId(), ...about } });
  const again = ({ input }: Said) => [saying({ ...input, commandId: canteen().newId() })];
  const item = () => {
    made += 1;
    return {
      ...{ id: canteen().newId(), code: `ITEM-${made}`, name: 'Flour', kind: 'INGREDIENT', baseUnit: 'g' },
      ...{ pickPolicy: 'FEFO', allergens: [], shelfLifeDays: 90, openedLifeDays: null, taxCreditable: false },
      ...{ purchaseTaxRate: 500, storage: 'AMBIENT', countClass: 'C', negativePolicy: 'ALLOW_FLAG' },
      ...{ units: [{ unit: 'sack', numerator: 25_000, denominator: 1 }], version: 0 },
    };
  };
  const recipe = async () => {
    const { administrator, outletId, dishes, newId } = canteen();
    const variantId = dishes[1]?.variantId;
    const line = { stockItemId: dishes[0]?.stockItemId, quantity: 1_000, unit: 'pcs' };
    const { versions } = (await answered('Recipe', administrator, { outletId, id: variantId })) as {
      versions: { totalCount: number };
    };
    const said = { variantId, validFrom: null, note: null, lines: [line] };
    return { id: newId(), version: versions.totalCount, ...said };
  };
  const mainStore = async () => {
    const { administrator, outletId } = canteen();
    const { edges } = (await answered('StockLocations', administrator, { outletId })) as {
      edges: { node: { id: string; code: string } }[];
    };
    return edges.find(({ node }) => node.code === 'MAIN')?.node.id;
  };
  const plan = async (stockItemId: string) => ({
    ...{ id: canteen().newId(), outletId: canteen().outletId, locationId: await mainStore(), stockItemId },
    ...{ quantity: 95, unit: 'kg', plannedFor: null, note: null },
  });
  const planned = async () => {
    const input = await plan(canteen().preparationId);
    await answered('PlanProduction', canteen().administrator, { input });
    return input.id;
  };
  const started = async () => {
    const orderId = await planned();
    await answered('StartProduction', canteen().administrator, { commandId: canteen().newId(), orderId });
    return orderId;
  };
  return {
    SaveStockItem: {
      done: async () => ({ input: item() }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId() } }],
    },
    SaveRecipe: {
      done: async () => ({ input: await recipe() }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId() } }],
      anew: ['id', 'version'],
    },
    CancelRecipe: {
      done: async () => {
        const input = await recipe();
        const validFrom = new Date(canteen().clock.now().getTime() + 86_400_000).toISOString();
        await answered('SaveRecipe', canteen().administrator, { input: { ...input, validFrom } });
        return saying({ recipeId: input.id });
      },
      refused: again,
    },
    PlanProduction: {
      done: async () => ({ input: await plan(canteen().preparationId) }),
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId(), unit: 'l' } }],
    },
    StartProduction: {
      done: async () => ({ commandId: canteen().newId(), orderId: await planned() }),
      refused: (done) => [{ ...done, commandId: canteen().newId() }],
    },
    FinishProduction: {
      done: async () => saying({ orderId: await started(), batchId: canteen().newId(), produced: 90_000, used: [] }),
      refused: again,
    },
    CancelProduction: { done: async () => saying({ orderId: await planned(), reason: 'No gas.' }), refused: again },
  };
}
