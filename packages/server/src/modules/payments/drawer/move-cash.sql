-- Whose drawer cash goes into or comes out of: the open session of the till that somebody stands at or, at a desk, the one they opened.
-- Null when none of theirs is open.
create or replace function payments_drawer_of(outlet uuid, device uuid, person uuid) returns uuid language sql as $$
  select s.id from drawer_sessions s
  where s.outlet_id = outlet and s.state = 'OPEN' and (s.device_id = device or (s.device_id is null and s.opened_by = person))
  -- Whoever stands at a till that has a drawer uses that one.
  order by s.device_id nulls last limit 1
$$;

-- Moves cash in a session: its next number, what it comes to by then, and the movement. 'MOVED', or why nothing was: 'CUT' when nothing more
-- comes into the session, 'SHORT' when more would leave than is in it. movement: a row of drawer_movements without its number.
create or replace function payments_move_cash(movement jsonb) returns text language plpgsql as $$
declare
  moved drawer_movements := jsonb_populate_record(null::drawer_movements, movement);
begin
  update drawer_tallies t set last_number = t.last_number + 1, balance = t.balance + moved.amount
  where t.session_id = moved.session_id and t.takes_cash and t.balance + moved.amount >= 0
  returning t.last_number into moved.number;
  if not found then
    return case when exists (select from drawer_tallies t where t.session_id = moved.session_id and t.takes_cash) then 'SHORT' else 'CUT' end;
  end if;
  insert into drawer_movements values (moved.*);
  return 'MOVED';
end $$;

-- Moves the cash of a sale or a refund in whatever session is open now: when one is cut at this very moment, the cash is of the next one or
-- is not taken (decisions/0054). {session}, which is null where the outlet keeps no drawers; or {refused}: 'NOT_OPEN', 'SHORT'.
-- taker: {device, person, by}; movement: as payments_move_cash takes it, without its session.
create or replace function payments_cash_moves(outlet uuid, taker jsonb, movement jsonb) returns jsonb language plpgsql as $$
declare
  into_session uuid;
  outcome text;
begin
  if not exists (select from drawers d where d.outlet_id = outlet and d.in_use) then
    return jsonb_build_object('session', null);
  end if;
  loop
    -- Looked for anew each time: whoever waited for a cut sees by now what was opened after it.
    into_session := payments_drawer_of(outlet, (taker ->> 'device')::uuid, (taker ->> 'person')::uuid);
    if into_session is null then return jsonb_build_object('refused', 'NOT_OPEN'); end if;
    outcome := payments_move_cash(movement || jsonb_build_object('session_id', into_session, 'by', taker ->> 'by'));
    exit when outcome = 'MOVED';
    if outcome = 'SHORT' then return jsonb_build_object('refused', 'SHORT'); end if;
  end loop;
  return jsonb_build_object('session', into_session);
end $$;
