-- Records cash that was taken for an order, and puts it into the drawer of whoever took it. `payment` is a whole row of payments; taker:
-- {device, person, by, movement}, the last the id of the movement. Answers the session of that drawer, null where the outlet keeps none;
-- KR001 {"drawer": "NOT_OPEN"} where it does and none of theirs is open.
create or replace function payments_take_cash(payment jsonb, taker jsonb, at timestamptz) returns uuid language plpgsql as $$
declare
  taken payments := jsonb_populate_record(null::payments, payment);
  moves jsonb := payments_cash_moves(taken.outlet_id, taker, jsonb_build_object('id', taker ->> 'movement', 'kind', 'SALE',
    'amount', taken.amount, 'payment_id', taken.id, 'at', at));
begin
  if moves ? 'refused' then
    raise exception 'no drawer takes this cash' using errcode = 'KR001', detail = jsonb_build_object('drawer', moves ->> 'refused')::text;
  end if;
  insert into payments values (taken.*);
  perform platform_emit('payments.payment_changed.v1', jsonb_build_object('outletId', taken.outlet_id,
    'paymentId', taken.id, 'orderId', taken.order_id, 'state', taken.state), at);
  return (moves ->> 'session')::uuid;
end $$;
