-- A station begins, in one statement: KR002 when ticket or order have changed since they were looked at. Locks the order, the
-- ticket, then the stock. p: {at, ticketId, version, cooking}; cooking as ordering_begin_cooking takes it.
create or replace function kitchen_start_ticket(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  perform ordering_begin_cooking(p -> 'cooking');
  perform kitchen_move_ticket(p, 'COOKING');
  perform ordering_use_stock(p -> 'cooking');
  return '{}';
end $$;
