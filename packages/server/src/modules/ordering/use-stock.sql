-- What an order uses leaves its batches, and its cost is booked; last, since stock is hot. The twin of `stockUse` in cost.ts: of
-- cooking and of handing over.
--
-- p: {at, use, entry, classes}; use as inventory_consume takes it.
create or replace function ordering_use_stock(p jsonb) returns void language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
begin
  perform finance_post_consumption(p -> 'entry', inventory_consume(p -> 'use', at), p -> 'classes');
end $$;
