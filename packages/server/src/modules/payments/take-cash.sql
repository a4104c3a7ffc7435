-- Records cash that was taken for an order. `payment` is a whole row of payments.
create or replace function payments_take_cash(payment jsonb, at timestamptz) returns void language plpgsql as $$
declare
  taken payments := jsonb_populate_record(null::payments, payment);
begin
  insert into payments values (taken.*);
  perform platform_emit('payments.payment_changed.v1', jsonb_build_object('outletId', taken.outlet_id,
    'paymentId', taken.id, 'orderId', taken.order_id, 'state', taken.state), at);
end $$;
