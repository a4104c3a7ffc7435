import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { seedAccounts } from './chart.ts';
import { entriesOfSources } from './loaders.ts';
import { type Posting, post } from './post.ts';
import { accounts, journalLines } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const DATES = { businessDate: '2026-11-24', taxDate: '2026-11-24' };
function posting(lines: Posting['lines'], over: Partial<Posting> = {}): Posting {
  return {
    outletId: world.outletId,
    source: { type: 'order', id: world.newId() },
    event: 'PAID',
    narration: 'Order A001 paid',
    at: world.clock.now(),
    dates: DATES,
    postedBy: 'test',
    lines,
    ...over,
  };
}

describe('posting', () => {
  test('the chart of accounts is whole, and seeding it again changes nothing', async () => {
    const before = await world.db.select().from(accounts).orderBy(accounts.code);
    await world.db.transaction((tx) => seedAccounts(tx));
    expect(await world.db.select().from(accounts).orderBy(accounts.code)).toEqual(before);
    expect(before).toHaveLength(73);
  });

  test('an entry keeps its lines, without those of nothing', async () => {
    const lines = [
      { account: '1010', debit: 500, party: 'till-1' },
      { account: '6910' },
      { account: '3100', credit: 500 },
    ];
    const wanted = posting(lines);
    const id = await world.db.transaction((tx) => post(tx, wanted));

    const [entry] = (await entriesOfSources(world.db, [wanted.source.id])).get(wanted.source.id) ?? [];
    expect(entry).toMatchObject({ id, total: 500, narration: 'Order A001 paid' });
    expect(entry?.lines.map(({ account, debit, credit, party }) => [account.code, debit, credit, party])).toEqual([
      ['1010', 500, 0, 'till-1'],
      ['3100', 0, 500, null],
    ]);
  });

  test('an entry that was posted gets no more lines, not even lines that balance', async () => {
    const lines = [
      { account: '1010', debit: 500 },
      { account: '3100', credit: 500 },
    ];
    const id = await world.db.transaction((tx) => post(tx, posting(lines)));
    const later = world.db.transaction(async (tx) => {
      await tx.insert(journalLines).values([
        { entryId: id, position: 8, accountCode: '1010', debit: 100, credit: 0 },
        { entryId: id, position: 9, accountCode: '3100', debit: 0, credit: 100 },
      ]);
    });
    await expect(later).rejects.toMatchObject({ constraint_name: 'journal_lines_with_entry' });
    const kept = await world.db.select().from(journalLines).where(eq(journalLines.entryId, id));
    expect(kept).toHaveLength(2);
  });

  test.each([
    [
      'it does not balance',
      [
        { account: '1010', debit: 500 },
        { account: '3100', credit: 499 },
      ],
    ],
    [
      'a line has two sides',
      [
        { account: '1010', debit: 5, credit: 5 },
        { account: '3100', credit: 0 },
      ],
    ],
    [
      'a side is negative',
      [
        { account: '1010', debit: -5 },
        { account: '3100', credit: -5 },
      ],
    ],
    [
      'it holds fractions of a paisa',
      [
        { account: '1010', debit: 0.5 },
        { account: '3100', credit: 0.5 },
      ],
    ],
    [
      'nothing is left of it',
      [
        { account: '1010', debit: 0 },
        { account: '3100', credit: 0 },
      ],
    ],
  ])('an entry is a fault when %s', async (_, lines) => {
    await expect(world.db.transaction((tx) => post(tx, posting(lines)))).rejects.toMatchObject({ name: 'Fault' });
  });

  test('the same business event is posted once, however many try', async () => {
    const source = { type: 'order', id: world.newId() };
    const lines = [
      { account: '1010', debit: 5 },
      { account: '3100', credit: 5 },
    ];
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => world.db.transaction((tx) => post(tx, posting(lines, { source })))),
    );
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect((await entriesOfSources(world.db, [source.id])).get(source.id)).toHaveLength(1);
  });

  test('the database itself refuses the commit of an entry that does not balance', async () => {
    const unbalanced = (credit: number) =>
      world.db.transaction(async (tx) => {
        const id = world.newId();
        await tx.execute(sql`insert into journal_entries
          (id, outlet_id, tax_date, business_date, source_type, source_id, event, narration, posted_at, posted_by)
          values (${id}, ${world.outletId}, '2026-11-24', '2026-11-24', 'order', ${id}, 'PAID', 'planted', now(), 'test')`);
        if (credit > 0) {
          await tx.execute(sql`insert into journal_lines (entry_id, position, account_code, debit, credit)
            values (${id}, 1, '1010', 500, 0), (${id}, 2, '3100', 0, ${credit})`);
        }
      });
    await expect(unbalanced(499)).rejects.toThrow(/balance/);
    await expect(unbalanced(0)).rejects.toThrow(/balance/);
    await expect(unbalanced(500)).resolves.toBeUndefined();
  });

  test.each(['journal_entries', 'journal_lines', 'documents', 'document_lines'])(
    'the application cannot rewrite %s',
    async (table) => {
      const [role] = await world.db.execute<{ current_user: string }>(sql`select current_user`);
      expect(role?.current_user).toBe('kiosk_app');
      for (const statement of [
        `update ${table} set position = position`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        const changed = statement.replace(
          'position = position',
          table.endsWith('lines') ? 'position = 1' : 'outlet_id = id',
        );
        await expect(world.db.execute(sql.raw(changed))).rejects.toMatchObject({ cause: { code: '42501' } });
      }
    },
  );
});
