-- Books stock that was used at its batch values (rules §2.3 G19/20); nothing when nothing of value was used. `used` is the
-- value by kind of stock; `classes`, from stock-postings.ts, says where each kind is held and where its cost goes.
create or replace function finance_post_consumption(entry jsonb, used jsonb, classes jsonb) returns void
language plpgsql as $$
declare
  lines jsonb;
begin
  with valued as (
    select c.place, c.class ->> 'inventory' as inventory, c.class ->> 'cost' as cost, sum(value::bigint) as value
    from jsonb_array_elements(classes) with ordinality c (class, place)
    join jsonb_each_text(used) u (kind, value) on c.class -> 'kinds' ? u.kind
    group by 1, 2, 3 having sum(value::bigint) <> 0
  ), sides as (
    select 1 as side, place, cost as account, value as debit, 0 as credit from valued
    union all select 2, place, inventory, 0, value from valued
  )
  select jsonb_agg(jsonb_build_object('position', n, 'account_code', account, 'debit', debit, 'credit', credit)) into lines
  from (select row_number() over (order by side, place) as n, s.* from sides s) numbered;
  if lines is not null then perform finance_post(entry, lines); end if;
end $$;
