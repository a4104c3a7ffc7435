-- A station is done, in one statement: KR002 when ticket or order have changed since they were looked at. The order is held
-- first, so that two stations that finish at once see each other; with the last of them it is ready.
-- p: {at, ticketId, version, finished, ready}; finished are the states in which nothing is left to cook, ready as
-- ordering_change_order takes it.
create or replace function kitchen_finish_ticket(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  t tickets;
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform ordering_hold_order(p -> 'ready');
  t := kitchen_move_ticket(p, 'DONE');
  if not exists (select from tickets o where o.order_id = t.order_id and not p -> 'finished' ? o.state::text) then
    perform ordering_change_order(p -> 'ready');
  end if;
  return '{}';
end $$;

-- Takes a finished ticket off the screen, in one statement: KR002 when it has changed since it was looked at.
-- p: {at, ticketId, version}.
create or replace function kitchen_bump_ticket(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform kitchen_move_ticket(p, 'BUMPED');
  return '{}';
end $$;
