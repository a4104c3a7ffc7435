import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallContext } from '../../platform/context.ts';
import { buildGraph } from '../../platform/graphql/build-schema.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { PlacesResolver } from '../places/index.ts';
import { seedAccounts } from './chart.ts';
import { FinanceResolver } from './graphql/finance.resolver.ts';
import type { DocumentLineDraft } from './issue-document.ts';
import { post } from './post.ts';
import { journalEntriesPage, trialBalance } from './queries.ts';
import { salePosting } from './sale-postings.ts';
import { consumptionPosting, openingPosting, receiptPosting } from './stock-postings.ts';

let world: World;
let other: string;
beforeAll(async () => {
  world = await openWorld();
  other = await world.addOutlet('OT');
  await world.db.transaction((tx) => seedAccounts(tx));
  await book(
    world.outletId,
    '2026-11-22',
    openingPosting({ cash: 50_000, stock: [{ kind: 'INGREDIENT', value: 9_000 }] }),
  );
  await book(world.outletId, '2026-11-23', receiptPosting({ stock: [{ kind: 'PACKAGED', value: 1_200 }] }));
  await book(world.outletId, '2026-11-24', salePosting({ tender: 'CASH', lines: [dosa], roundOff: 0, paymentId: 'p' }));
  await book(world.outletId, '2026-11-24', consumptionPosting({ stock: [{ kind: 'INGREDIENT', value: 2_000 }] }));
  await book(other, '2026-11-24', salePosting({ tender: 'UPI', lines: [dosa], roundOff: 0, paymentId: 'p' }));
});
afterAll(() => world.close());

const dosa: DocumentLineDraft = {
  ...{ description: 'Masala dosa', taxCode: '996333', taxKind: 'PREPARED' as const, quantity: 1000, gross: 6_000 },
  ...{ taxable: 5_714, rateBp: 500, cgst: 143, sgst: 143, igst: 0 },
};

const sources: string[] = [];

async function book(outletId: string, day: string, lines: Parameters<typeof post>[1]['lines']): Promise<void> {
  const source = { type: 'order', id: world.newId() };
  sources.push(source.id);
  await world.db.transaction((tx) =>
    post(tx, {
      ...{ outletId, source, event: 'PAID', narration: 'For the test', postedBy: 'test', lines },
      at: world.clock.now(),
      dates: { businessDate: day, taxDate: day },
    }),
  );
}

const accountant = () => world.as('ledger:read', { everywhere: true });

describe('the trial balance', () => {
  test('shows each balance on its side, and both sides come to the same', async () => {
    const { rows, debit, credit, asOf } = await trialBalance(accountant(), {});
    expect(asOf).toBe('2026-11-24');
    expect(Object.fromEntries(rows.map((row) => [row.account.code, row.debit - row.credit]))).toEqual({
      1010: 56_000,
      1140: 6_000,
      1200: 7_000,
      1210: 1_200,
      2110: -1_200,
      2210: -286,
      2211: -286,
      3999: -59_000,
      4100: -11_428,
      5100: 2_000,
    });
    expect(debit).toBe(credit);
    expect(debit).toBe(72_200);
  });

  test('stops at the end of a business date, and keeps to one outlet', async () => {
    const early = await trialBalance(accountant(), { asOf: '2026-11-22' });
    expect(early.rows.map((row) => row.account.code)).toEqual(['1010', '1200', '3999']);
    const one = await trialBalance(accountant(), { outletId: other });
    expect(one.rows.map((row) => row.account.code)).toEqual(['1140', '2210', '2211', '4100']);
    expect(one.debit).toBe(one.credit);
  });

  test('shows a manager of one outlet that outlet only', async () => {
    const manager = world.as('ledger:read', { outletId: other });
    expect(await trialBalance(manager, {})).toEqual(await trialBalance(accountant(), { outletId: other }));
    await expect(trialBalance(manager, { outletId: world.outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(trialBalance(world.as('order:place'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(trialBalance(world.anonymous(), {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the day book', () => {
  const numbers = async (call: CallContext, input: Parameters<typeof journalEntriesPage>[1]) =>
    (await journalEntriesPage(call, input)).edges.map((edge) => edge.node.number);

  test('goes from the newest entry back, page by page, without losing or repeating one', async () => {
    const whole = await numbers(accountant(), {});
    expect(whole).toEqual([...whole].sort((a, b) => b - a));
    const paged: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof journalEntriesPage>> = await journalEntriesPage(accountant(), {
        first: 2,
        after,
      });
      paged.push(...page.edges.map((edge) => edge.node.number));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      expect(await page.totalCount()).toBe(5);
    } while (after !== null);
    expect(paged).toEqual(whole);
  });

  test('can be narrowed to days, an outlet and a source', async () => {
    expect(await numbers(accountant(), { from: '2026-11-23', to: '2026-11-23' })).toHaveLength(1);
    expect(await numbers(accountant(), { to: '2026-11-23' })).toHaveLength(2);
    expect(await numbers(accountant(), { outletId: other })).toHaveLength(1);
    expect(await numbers(accountant(), { sourceId: sources[2] })).toHaveLength(1);
    expect(await numbers(world.as('ledger:read', { outletId: other }), {})).toHaveLength(1);
    expect(await numbers(world.as('ledger:read', { outletId: other }), { sourceId: sources[2] })).toEqual([]);
  });

  test('refuses what it cannot read', async () => {
    const ask = (input: Parameters<typeof journalEntriesPage>[1]) => journalEntriesPage(accountant(), input);
    await expect(ask({ from: '2026-13-01' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(ask({ first: 101 })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(ask({ after: 'garbage' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(ask({ outletId: 'MC' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

test('the graph shows an entry with its outlet, accounts and lines', async () => {
  const schema = buildGraph([PlacesResolver, FinanceResolver]);
  const source = `{
    trialBalance(asOf: "2026-11-23") { asOf debit credit rows { account { code name type } debit credit } }
    journalEntries(first: 1) {
      totalCount pageInfo { hasNextPage }
      edges { node { number total sourceType event taxDate postedBy outlet { code } lines { position account { code } debit credit party } } }
    }
  }`;
  const answer = await graphql({ schema, source, contextValue: accountant() });
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toMatchObject({
    trialBalance: { asOf: '2026-11-23', debit: 60_200, credit: 60_200 },
    journalEntries: {
      totalCount: 5,
      pageInfo: { hasNextPage: true },
      edges: [
        {
          node: {
            ...{ total: 6_000, sourceType: 'order', event: 'PAID', taxDate: '2026-11-24', outlet: { code: 'OT' } },
            lines: [
              { position: 1, account: { code: '1140' }, debit: 6_000, credit: 0, party: 'p' },
              { account: { code: '4100' }, debit: 0, credit: 5_714, party: null },
              { account: { code: '2210' } },
              { account: { code: '2211' } },
            ],
          },
        },
      ],
    },
  });
});

test('counting is left undone until somebody asks', async () => {
  const page = await journalEntriesPage(accountant(), { first: 1 });
  await book(other, '2026-11-25', openingPosting({ cash: 1 }));
  expect(await page.totalCount()).toBe(6);
});
