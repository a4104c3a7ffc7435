-- Opens a ticket at every station that has something of the order to cook; `lines` are rows of order_lines. The twin of the
-- socket ordering.onAccepted: the order is accepted and the kitchen has its tickets by the same commit, or neither.
create or replace function kitchen_open_tickets(p_order uuid, p_outlet uuid, p_token text, lines jsonb, at timestamptz)
returns void language plpgsql as $$
declare
  opened record;
begin
  for opened in
    with cooked as (select * from jsonb_populate_recordset(null::order_lines, lines) where station_code is not null),
    made as (
      insert into tickets (id, order_id, outlet_id, station_code, token, state, prep_seconds, opened_at, version)
      select platform_new_id(at), p_order, p_outlet, station_code, p_token, 'NEW', max(prep_seconds), at, 1
      from cooked group by station_code order by min(position)
      returning id, station_code
    ), written as (
      insert into ticket_lines (ticket_id, line, item_id, name, variant_name, modifiers, allergens, quantity)
      select m.id, c.position, c.item_id, c.name, c.variant_name,
        coalesce((select jsonb_agg(o.modifier -> 'name' order by o.place)
          from jsonb_array_elements(c.modifiers) with ordinality o (modifier, place)), '[]'), c.allergens, c.quantity
      from cooked c join made m using (station_code)
    )
    select m.id, m.station_code from made m
    order by (select min(position) from cooked c where c.station_code = m.station_code)
  loop
    perform platform_emit('kitchen.ticket_changed.v1', jsonb_build_object('outletId', p_outlet, 'ticketId', opened.id,
      'orderId', p_order, 'stationCode', opened.station_code, 'state', 'NEW'), at);
  end loop;
end $$;
