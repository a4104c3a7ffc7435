-- A station begins with lines of an order: KR002 when the order has changed since it was looked at. It takes its step, if
-- this is the first station, and then, last, since stock is hot, the ingredients leave their batches and their cost is booked.
--
-- p: {at, by, orderId, version, state, steps, use, entry, classes}; use as inventory_consume takes it.
create or replace function ordering_begin_cooking(p jsonb) returns void language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
  o orders := ordering_hold_order(p);
begin
  if jsonb_array_length(p -> 'steps') > 0 then
    update orders set state = (p ->> 'state')::order_state, version = o.version + 1, preparing_at = at where id = o.id;
    perform ordering_take_steps(o, p -> 'steps', p ->> 'by', at);
  end if;
end $$;

-- What is used leaves its batches, and its cost is booked. p: {at, use, entry, classes}.

create or replace function ordering_use_stock(p jsonb) returns void language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
begin
  perform finance_post_consumption(p -> 'entry', inventory_consume(p -> 'use', at), p -> 'classes');
end $$;
