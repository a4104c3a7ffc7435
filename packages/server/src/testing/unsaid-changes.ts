import postgres from 'postgres';
import { NO_RECORDS, WHAT_COMMANDS_SAY } from './what-commands-say.ts';

/** Lets every database that is copied from this one note which tables a transaction changed or removed rows of. */
export async function watchChanges(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (sql) =>
    sql.unsafe(`
      create schema testing;
      create table testing.changes (transaction xid8 not null, name text not null);
      create function testing.note() returns trigger security definer language plpgsql as $$
      declare differs boolean;
      begin
        if tg_op = 'DELETE' then
          differs := exists (select from before);
        else
          differs := exists (select to_jsonb(n) from after n except select to_jsonb(b) from before b);
        end if;
        if differs then
          insert into testing.changes values (pg_current_xact_id(), tg_table_name);
        end if;
        return null;
      end $$;
      do $$
      declare name text;
      begin
        for name in select tablename from pg_tables where schemaname = 'public' loop
          execute format('create trigger zz_updates after update on public.%I
            referencing old table as before new table as after for each statement execute function testing.note()', name);
          execute format('create trigger zz_deletes after delete on public.%I
            referencing old table as before for each statement execute function testing.note()', name);
        end loop;
      end $$`),
  );
}

/** Commands that changed a record though their audit row does not say what, and nobody agreed that it need not. */
export async function unsaidChanges(ownerUrl: string): Promise<string[]> {
  const changed = await asOwner(
    ownerUrl,
    (sql) => sql<{ command: string; table: string }[]>`
      select distinct e.command, c.name as table
      from testing.changes c join audit_entries e on e.transaction = c.transaction
      where e.outcome = 'done' and e.changes is null and e.command !~ '^test'
      order by 1, 2`,
  );
  return changed
    .filter(({ command, table }) => !NO_RECORDS.has(table) && !WHAT_COMMANDS_SAY[command]?.startsWith('neither'))
    .map(({ command, table }) => `${command} changed ${table}`);
}

async function asOwner<Answer>(ownerUrl: string, ask: (sql: postgres.Sql) => Promise<Answer>): Promise<Answer> {
  const sql = postgres(ownerUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    return await ask(sql);
  } finally {
    await sql.end();
  }
}
