-- `A042`, and `A1000` after `A999`. The twin of formatToken in the kernel.
create or replace function ordering_token(prefix text, number integer) returns text language sql immutable as $$
  select prefix || lpad(number::text, greatest(3, length(number::text)), '0')
$$;

-- When a step of an order is said to have been taken. Whoever waited for the order looked at the clock before whoever it waited for did: its
-- story does not run backwards.
create or replace function ordering_step_at(of_order uuid, at timestamptz) returns timestamptz language sql stable as $$
  select greatest(at, (select max(s.at) from order_steps s where s.order_id = of_order))
$$;

-- Writes the steps an order has taken, and announces each. Steps are {version, from, to, paymentStatus}; a step from
-- nowhere is the placing.
create or replace function ordering_take_steps(o orders, steps jsonb, by text, at timestamptz) returns void
language plpgsql as $$
declare
  step record;
begin
  insert into order_steps (order_id, version, from_state, to_state, at, by)
  select o.id, s.version, s."from", s."to", ordering_step_at(o.id, at), ordering_take_steps.by
  from jsonb_to_recordset(steps) as s (version integer, "from" order_state, "to" order_state);
  for step in
    select * from jsonb_to_recordset(steps) as s (version integer, "from" text, "to" text, "paymentStatus" text) order by version
  loop
    if step."from" is null then
      perform platform_emit('ordering.order_placed.v1',
        jsonb_build_object('outletId', o.outlet_id, 'orderId', o.id, 'token', o.token), at);
    else
      perform platform_emit('ordering.order_changed.v1', jsonb_build_object('outletId', o.outlet_id, 'orderId', o.id,
        'state', step."to", 'paymentStatus', step."paymentStatus"), at);
    end if;
  end loop;
end $$;

-- Places an order in one statement: holds its stock, gives it the next token, writes it; with a sale it is paid, in the
-- kitchen, in the books and invoiced by the same commit. What it is given was priced in memory from facts that it compares
-- with the present: KR002 when they are of yesterday. KR001 refuses. Locks stock by id, then the token's counter, then the
-- invoice series.
--
-- Answers the token it gave.
--
-- p: {at, by, menu, place, tax, order, prefix, lines, takes, steps, sale}; rows are named as their columns; sale, or null, as
-- ordering_sell takes it.
create or replace function ordering_place_order(door jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  at timestamptz := (p ->> 'at')::timestamptz;
  o orders := jsonb_populate_record(null::orders, p -> 'order');
  before jsonb := platform_begin_command(door);
begin
  if before is not null then return jsonb_build_object('before', before); end if;
  if catalog_menu_stamp(o.outlet_id) is distinct from p ->> 'menu'
    or places_stamp(o.outlet_id) is distinct from p ->> 'place' or tax_stamp() is distinct from p ->> 'tax' then
    raise exception 'the menu, the outlet or a tax rate has changed' using errcode = 'KR002';
  end if;

  perform inventory_reserve(o.outlet_id, o.id, p -> 'takes', at);

  insert into token_counters (outlet_id, business_date, last) values (o.outlet_id, o.business_date, 1)
  on conflict (outlet_id, business_date) do update set last = token_counters.last + 1
  returning last into o.token_number;
  o.token := ordering_token(p ->> 'prefix', o.token_number);
  insert into orders values (o.*);
  insert into order_lines select * from jsonb_populate_recordset(null::order_lines, p -> 'lines');
  perform ordering_take_steps(o, p -> 'steps', p ->> 'by', at);
  perform ordering_sell(o, p -> 'lines', nullif(p -> 'sale', 'null'), at);
  return jsonb_build_object('token', o.token, 'tokenNumber', o.token_number);
end $$;

