import { KINDS_OF_LEVELS, recheckAlerts } from '../modules/inventory/index.ts';
import { refreshSuggestions } from '../modules/purchasing/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';

type Answered = (name: string, call: CallContext, variables: object) => Promise<Record<string, unknown>>;
type Said = { input?: object };

const KINDS = ['PACKAGED', 'PREP', 'INGREDIENT', 'CONSUMABLE'];

/** What our apps change of replenishment, alerts, and how long things keep. */
export function changesOfReplenishment(
  canteen: () => AskedCanteen,
  answered: Answered,
): Readonly<Record<string, ChangeRow>> {
  let made = 0;
  let warned = 0;
  let ruled = 0;
  const saying = (about: object) => ({ input: { commandId: canteen().newId(), ...about } });
  const again = ({ input }: Said) => [saying({ ...input, commandId: canteen().newId() })];
  const dish = () => canteen().dishes[1];
  const rules = (given: object) => ({
    ...{ outletId: canteen().outletId, stockItemId: dish()?.stockItemId, unit: 'pcs', serviceLevel: null },
    ...{ reviewDays: null, leadDays: null, supplierId: null, par: null, reorderPoint: null, ...given },
  });
  const decided = async (given: object) => {
    const of = rules(given);
    const { rule } = (await answered('ItemReplenishment', canteen().administrator, of)) as {
      rule: { version: number } | null;
    };
    return { ...of, version: rule?.version ?? 0 };
  };
  const decide = async (given: object) =>
    answered('ChangeItemReplenishment', canteen().administrator, {
      input: { commandId: canteen().newId(), ...(await decided(given)) },
    });
  /** A suggestion that nobody looked at yet: the need is over once, and there again. */
  const suggested = async () => {
    // Each time more than what the drafts before made sure of.
    made += 1;
    await decide({});
    await decide({ par: made * 4_000_000, reorderPoint: made * 4_000_000 - 1_000_000 });
    await refreshSuggestions(canteen().administrator);
    const asked = { outletId: canteen().outletId };
    const { edges } = (await answered('PurchaseSuggestions', canteen().administrator, asked)) as {
      edges: { node: { id: string; item: { id: string } } }[];
    };
    return edges.find(({ node }) => node.item.id === dish()?.stockItemId)?.node.id ?? '';
  };
  const alerted = async () => {
    await decide({});
    await recheckAlerts(canteen().administrator, KINDS_OF_LEVELS);
    await decide({ par: 2_000_000, reorderPoint: 1_000_000 });
    await recheckAlerts(canteen().administrator, KINDS_OF_LEVELS);
    const asked = { outletId: canteen().outletId, states: ['OPEN'], kinds: ['LOW'] };
    const { edges } = (await answered('StockAlerts', canteen().administrator, asked)) as {
      edges: { node: { id: string; item: { id: string } } }[];
    };
    return edges.find(({ node }) => node.item.id === dish()?.stockItemId)?.node.id ?? '';
  };
  const classes = (['A', 'B', 'C'] as const).map((countClass) => ({ countClass, serviceLevel: 9_500, reviewDays: 7 }));
  return {
    AcknowledgeStockAlert: {
      done: async () => ({ commandId: canteen().newId(), alertId: await alerted() }),
      refused: (given) => [{ ...given, commandId: canteen().newId() }],
      anew: ['id'],
    },
    OpenBatch: {
      async done() {
        const asked = { outletId: canteen().outletId, id: dish()?.stockItemId };
        const level = (await answered('StockItem', canteen().administrator, asked)) as {
          batches: { id: string; status: string; openedAt: string | null; quantityRemaining: number }[];
        };
        const batch = level.batches.find(
          (one) => one.status === 'AVAILABLE' && one.openedAt === null && one.quantityRemaining >= 1_000,
        );
        return { input: { id: canteen().newId(), batchId: batch?.id, quantity: 1_000, unit: 'pcs' } };
      },
      refused: ({ input }: Said) => [{ input: { ...input, id: canteen().newId(), quantity: 900_000_000 } }],
    },
    ChangeStockItemRules: {
      async done() {
        const asked = { outletId: canteen().outletId, id: dish()?.stockItemId };
        const { item } = (await answered('StockItem', canteen().administrator, asked)) as { item: { version: number } };
        return saying({ stockItemId: asked.id, version: item.version, countClass: 'A', openedLifeDays: 3 });
      },
      refused: ({ input }: Said) => [saying({ ...input, openedLifeDays: 4, commandId: canteen().newId() })],
    },
    ChangeExpiryWarnings: {
      done: async () => {
        // Each time another kind, then all of them again.
        const [kind, version] = [KINDS[warned % KINDS.length], Math.floor(warned / KINDS.length)];
        warned += 1;
        return saying({ outletId: canteen().outletId, warnings: [{ kind, days: 10, version }] });
      },
      refused: again,
      anew: ['warnings'],
    },
    ChangeReplenishmentRules: {
      done: async () => {
        const version = ruled;
        ruled += 1;
        const said = { draftsByThemselves: false, orderCost: 6_000, holdingRate: 1_500, classes };
        return saying({ outletId: canteen().outletId, version, ...said });
      },
      refused: again,
      anew: ['version'],
    },
    ChangeItemReplenishment: {
      done: async () => saying(await decided({ par: 2_000_000, reorderPoint: 1_000_000 })),
      refused: ({ input }: Said) => [saying({ ...input, commandId: canteen().newId(), unit: 'crate' })],
    },
    DraftSuggestedOrders: {
      done: async () => saying({ outletId: canteen().outletId, suggestionIds: [await suggested()] }),
      refused: again,
      anew: ['orderIds'],
    },
    DismissPurchaseSuggestion: {
      done: async () => ({ commandId: canteen().newId(), suggestionId: await suggested(), reason: 'Not now.' }),
      refused: (given) => [{ ...given, commandId: canteen().newId() }],
      anew: ['id'],
    },
  };
}
