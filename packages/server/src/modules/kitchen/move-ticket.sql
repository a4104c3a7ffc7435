-- Moves a ticket to its next state and announces how it stands now: KR002 when it has changed since it was looked at. Gives the
-- ticket. p: {at, ticketId, version}.
create or replace function kitchen_move_ticket(p jsonb, next ticket_state) returns tickets language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
  t tickets;
begin
  update tickets set state = next, version = version + 1,
    started_at = case next when 'COOKING' then at else started_at end,
    done_at = case next when 'DONE' then at else done_at end,
    bumped_at = case next when 'BUMPED' then at else bumped_at end
  where id = (p ->> 'ticketId')::uuid and version = (p ->> 'version')::integer
  returning * into t;
  if not found then raise exception 'the ticket has changed' using errcode = 'KR002'; end if;
  perform platform_emit('kitchen.ticket_changed.v1', jsonb_build_object('outletId', t.outlet_id, 'ticketId', t.id,
    'orderId', t.order_id, 'stationCode', t.station_code, 'state', t.state), at);
  return t;
end $$;
