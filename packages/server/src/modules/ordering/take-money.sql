-- What money does to an order, beside the order itself: the payment, the kitchen, the books and, last, the invoice. Does
-- nothing without a sale. sale: {payment, opensTickets, entry, entryLines, document, documentLines, device}; the payment is
-- null where its row stands already, and the narration may leave a place for the token.
create or replace function ordering_sell(o orders, lines jsonb, sale jsonb, at timestamptz) returns void
language plpgsql as $$
begin
  if sale is null then return; end if;
  if (sale ->> 'opensTickets')::boolean then
    perform kitchen_open_tickets(o.id, o.outlet_id, o.token, lines, at);
  end if;
  perform finance_post(
    (sale -> 'entry') || jsonb_build_object('narration', format(sale -> 'entry' ->> 'narration', o.token)),
    sale -> 'entryLines');
  if sale ->> 'payment' is not null then perform payments_take_cash(sale -> 'payment', at); end if;
  perform finance_issue_document(sale -> 'document', sale -> 'documentLines', (sale ->> 'device')::uuid);
end $$;

-- Money for an order that stands: KR002 when it has changed since it was looked at. p: {at, by, orderId, version, changes,
-- lines, steps, sale}; changes are columns of the order as they become.
create or replace function ordering_take_money(p jsonb) returns void language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
  o orders;
begin
  select * into strict o from orders where id = (p ->> 'orderId')::uuid for update;
  if o.version <> (p ->> 'version')::integer then
    raise exception 'the order has changed' using errcode = 'KR002';
  end if;
  o := jsonb_populate_record(o, p -> 'changes');
  update orders set state = o.state, payment_status = o.payment_status, version = o.version, round_off = o.round_off,
    paid_at = o.paid_at, accepted_at = o.accepted_at, ready_at = o.ready_at, expires_at = o.expires_at
  where id = o.id;
  perform ordering_take_steps(o, p -> 'steps', p ->> 'by', at);
  perform ordering_sell(o, p -> 'lines', p -> 'sale', at);
end $$;

-- The same as one statement.
create or replace function ordering_take_cash(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform ordering_take_money(p);
  return '{}';
end $$;
