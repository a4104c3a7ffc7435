import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import type { DrawerSession } from './drawer.ts';
import type { DrawerFigures } from './drawer-figures.ts';

/** What was sold and is of no category. */
const OTHERS = 'Others';

/** The figures of a session: up to its cut or, while it is open, up to now. Two or three statements, whatever its size. */
export async function figuresOf(reader: Reader, session: DrawerSession): Promise<DrawerFigures> {
  const [found] = await reader.execute<Found>(sql`
    with m as (
      select * from drawer_movements where session_id = ${session.id} and number <= coalesce(${session.cutAt}::integer, 2147483647)
    ), kinds as (
      select kind, count(*)::int as count, sum(amount)::bigint as amount, max(number) as last from m group by kind order by kind
    ), papers as (
      select d.*, 1 as sign from m join payments p on p.id = m.payment_id
        join documents d on d.order_id = p.order_id and d.type = 'INVOICE'
      union all
      select d.*, -1 from m join refunds r on r.id = m.refund_id
        join documents d on d.refund_id = r.id
    ), taxes as (
      select l.rate_bp, sum(p.sign * l.taxable)::bigint as taxable, sum(p.sign * (l.cgst + l.sgst + l.igst))::bigint as tax
      from papers p join document_lines l on l.document_id = p.id group by l.rate_bp order by l.rate_bp
    ), sold as (
      select coalesce(c.names ->> 'en', ${OTHERS}) as name, c.position, (sum(p.sign * l.quantity) / 1000)::int as pieces,
        sum(p.sign * (l.taxable + l.cgst + l.sgst + l.igst))::bigint as amount
      from papers p join document_lines l on l.document_id = p.id left join items i on i.id = l.item_id
        left join categories c on c.id = i.category_id
      group by c.id
    )
    select (select coalesce(max(last), 0) from kinds) as "upTo", (select coalesce(sum(amount), 0) from kinds)::text as expected,
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'count', count, 'amount', amount)) from kinds), '[]') as movements,
      coalesce((select jsonb_agg(jsonb_build_object('rateBp', rate_bp, 'taxable', taxable, 'tax', tax)) from taxes), '[]') as taxes,
      coalesce((select jsonb_agg(jsonb_build_object('name', name, 'pieces', pieces, 'amount', amount) order by position, name) from sold),
        '[]') as categories,
      (select coalesce(sum(sign * round_off), 0) from papers)::text as "roundOff"`);
  if (!found) throw new Error('A select without rows answers one.');
  const { upTo, expected, roundOff, ...sums } = found;
  const otherTenders = await otherTendersOf(reader, session);
  return { upTo, expected: Number(expected), roundOff: Number(roundOff), ...sums, otherTenders };
}

interface Found extends Record<string, unknown>, Pick<DrawerFigures, 'upTo' | 'movements' | 'taxes' | 'categories'> {
  readonly expected: string;
  readonly roundOff: string;
}

/** What the till's own series of invoices says was paid through the provider meanwhile. */
async function otherTendersOf(reader: Reader, { deviceId, openedAt, countedAt }: DrawerSession) {
  if (deviceId === null) return [];
  const until = countedAt?.toISOString() ?? null;
  const rows = await reader.execute<{ tender: 'UPI'; count: number; amount: string }>(sql`
    select p.tender, count(*)::int as count, sum(p.amount)::text as amount
    from document_series s join documents d on d.series = s.series and d.financial_year = s.financial_year
      join payments p on p.order_id = d.order_id and p.tender <> 'CASH' and p.captured_at is not null and p.stray is null
    where s.device_id = ${deviceId} and d.type = 'INVOICE' and d.issued_at >= ${openedAt.toISOString()}::timestamptz
      and d.issued_at < coalesce(${until}::timestamptz, 'infinity')
    group by p.tender`);
  return rows.map(({ tender, count, amount }) => ({ tender, count, amount: Number(amount) }));
}
