-- Announces how a ticket stands now.
create or replace function kitchen_announce(t tickets, at timestamptz) returns void language plpgsql as $$
begin
  perform platform_emit('kitchen.ticket_changed.v1', jsonb_build_object('outletId', t.outlet_id, 'ticketId', t.id,
    'orderId', t.order_id, 'stationCode', t.station_code, 'state', t.state), at);
end $$;

-- A station begins, in one statement: KR002 when ticket or order have changed since they were looked at. Locks the order, the
-- ticket, then the stock. p: {at, ticketId, version, cooking}; cooking as ordering_begin_cooking takes it.
create or replace function kitchen_start_ticket(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
  t tickets;
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform ordering_begin_cooking(p -> 'cooking');
  update tickets set state = 'COOKING', version = version + 1, started_at = at
  where id = (p ->> 'ticketId')::uuid and version = (p ->> 'version')::integer
  returning * into t;
  if not found then raise exception 'the ticket has changed' using errcode = 'KR002'; end if;
  perform kitchen_announce(t, at);
  perform ordering_use_stock(p -> 'cooking');
  return '{}';
end $$;
