-- Holds an order until the transaction ends: KR002 when it has changed since it was looked at. p: {orderId, version}.
create or replace function ordering_hold_order(p jsonb) returns orders language plpgsql as $$
declare
  o orders;
begin
  select * into strict o from orders where id = (p ->> 'orderId')::uuid for update;
  if o.version <> (p ->> 'version')::integer then
    raise exception 'the order has changed' using errcode = 'KR002';
  end if;
  return o;
end $$;

-- Takes an order as it was looked at some steps on: KR002 when it has changed since. Answers it as it becomes.
-- p: {at, by, orderId, version, changes, steps}; changes are columns of the order, steps as ordering_take_steps takes them.
create or replace function ordering_change_order(p jsonb) returns orders language plpgsql as $$
declare
  o orders := ordering_hold_order(p);
begin
  o := jsonb_populate_record(o, p -> 'changes');
  update orders set state = o.state, payment_status = o.payment_status, version = o.version, round_off = o.round_off,
    paid_at = o.paid_at, accepted_at = o.accepted_at, preparing_at = o.preparing_at, ready_at = o.ready_at,
    collected_at = o.collected_at, closed_at = o.closed_at, expires_at = o.expires_at
  where id = o.id;
  perform ordering_take_steps(o, p -> 'steps', p ->> 'by', (p ->> 'at')::timestamptz);
  return o;
end $$;
