-- A station begins with lines of an order: KR002 when the order has changed since it was looked at. The order takes its step,
-- if this is the first station.
--
-- p: {at, by, orderId, version, state, steps}.
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
