import type postgres from 'postgres';
import type { Policy } from './better-than.ts';
import { grouped } from './grouped.ts';
import { type Noted, replayItem } from './replay.ts';

const TABLES = { batches: 'batch', stock_levels: 'level', stock_moves: 'move' } as const;

/**
 * Has PostgreSQL write down every change of batches, levels and moves. Whoever changes an item holds its level, so for each item the
 * order of these rows is the order in which it happened; the moves alone have none.
 */
export async function callWitness(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create table check_witness (seq bigserial primary key, transaction xid8 not null default pg_current_xact_id(),
      about text not null, before jsonb, after jsonb not null);
    create function check_witness_note() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      insert into check_witness (about, before, after) values (tg_argv[0], case when tg_op = 'UPDATE' then to_jsonb(old) end, to_jsonb(new));
      return null;
    end $$;
    ${Object.entries(TABLES)
      .map(
        ([table, about]) =>
          `create trigger check_witness after insert or update on ${table} for each row execute function check_witness_note('${about}');`,
      )
      .join('\n')}`);
  await sql.begin(noteAll);
}

/** How everything lies, whoever brought it there: what is replayed goes on from here. */
async function noteAll(sql: postgres.Sql | postgres.TransactionSql): Promise<void> {
  await sql`insert into check_witness (about, after) select 'night', to_jsonb(b) from batches b`;
  await sql`insert into check_witness (about, before, after) select 'level', to_jsonb(l), to_jsonb(l) from stock_levels l`;
}

/** A night goes by: what lies in stock is a day nearer to its date, and nobody's verb did it. */
export async function passNight(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update batches set expiry_date = expiry_date - 1, received_at = received_at - interval '1 day'`;
    // What was done was done a day ago, too; what is added up of it follows.
    await tx`update stock_moves set business_date = business_date - 1, at = at - interval '1 day'`;
    await tx`update stock_deficits set business_date = business_date - 1, at = at - interval '1 day'`;
    await tx`update stock_deficit_clearings set at = at - interval '1 day'`;
    // By way of days that nobody has: one after the other they would meet.
    await tx`update stock_usage_days set business_date = business_date - 9999`;
    await tx`update stock_usage_days set business_date = business_date + 9998`;
    await tx`update stock_usage_folds set folded_through = folded_through - 1`;
    await noteAll(tx);
  });
}

/** All that was seen, replayed item by item; what may not be, one line each. */
export async function hearWitness(
  sql: postgres.Sql,
): Promise<{ readonly rows: number; readonly violations: string[] }> {
  const policies = await sql<{ id: string; policy: Policy }[]>`select id, pick_policy as policy from stock_items`;
  const policyOf = new Map(policies.map(({ id, policy }) => [id, policy]));
  const noted = await sql<(Noted & { item: string })[]>`
    select transaction::text, about as of, before, after, after ->> 'stock_item_id' as item from check_witness
    order by after ->> 'outlet_id', after ->> 'stock_item_id', seq`;
  const byItem = grouped(noted, ({ item, after }) => `${after.outlet_id} ${item}`);
  const violations = [...byItem.values()].flatMap((rows) =>
    replayItem(rows, policyOf.get(rows[0]?.item ?? '') ?? 'FIFO'),
  );
  return { rows: noted.length, violations };
}
