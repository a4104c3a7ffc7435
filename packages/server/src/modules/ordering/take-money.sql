-- What money does to an order, beside the order itself: the payment, the kitchen, the books and, last, the invoice. Does
-- nothing without a sale. sale: {payment, taker, opensTickets, entry, entryLines, document, documentLines, device}; the payment is
-- null where its row stands already, else it is cash, whose line in the books names the drawer it went into; the narration may leave a
-- place for the token.
create or replace function ordering_sell(o orders, lines jsonb, sale jsonb, at timestamptz) returns void
language plpgsql as $$
declare
  drawer uuid;
begin
  if sale is null then return; end if;
  if (sale ->> 'opensTickets')::boolean then
    perform kitchen_open_tickets(o.id, o.outlet_id, o.token, lines, at);
  end if;
  if sale ->> 'payment' is not null then
    drawer := payments_take_cash(sale -> 'payment', sale -> 'taker', at);
  end if;
  perform finance_post(
    (sale -> 'entry') || jsonb_build_object('narration', format(sale -> 'entry' ->> 'narration', o.token)),
    finance_in_drawer(sale -> 'entryLines', drawer));
  perform finance_issue_document(sale -> 'document', sale -> 'documentLines', (sale ->> 'device')::uuid);
end $$;

-- Money for an order that stands: KR002 when it has changed since it was looked at. p: as ordering_change_order takes it, and
-- {lines, sale}.
create or replace function ordering_take_money(p jsonb) returns void language plpgsql as $$
declare
  o orders := ordering_change_order(p);
begin
  perform ordering_sell(o, p -> 'lines', p -> 'sale', (p ->> 'at')::timestamptz);
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
