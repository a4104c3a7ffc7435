// R22: one's own data. Mutant that reddens it: modules/identity/personal.ts does not read guess budgets for an export.
import postgres from 'postgres';
import { openApi } from '../entry/replay/api.ts';
import { COLLECT_ORDER, PLACE_ORDER, QUOTE_ORDER, TAKE_CASH } from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import { hasConsent } from '../modules/privacy/index.ts';
import { verifyAudit } from '../platform/audit/verify.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { PASSWORD, Program } from './programs.ts';
import type { Check, CheckedTarget } from './promise.ts';

const PEOPLE = 20;
const TENDERED = 100_000;
/** Where the law holds names: the sealed trail (docs/decisions/0029). */
const HELD = ['audit_entries'];

const GIVE = `mutation ($input: GiveConsentInput!) {
  result: giveConsent(input: $input) { __typename ... on ConsentGiven { purpose } ... on Refusal { code message } }
}`;
const WITHDRAW = 'mutation ($input: WithdrawConsentInput!) { result: withdrawConsent(input: $input) }';
const BORN = 'mutation ($input: SetBirthYearInput!) { result: setBirthYear(input: $input) }';
const EXPORT = 'mutation { result: exportMyData { content } }';
const ERASE = `mutation {
  result: eraseMyAccount { __typename ... on AccountErased { erasedAt } ... on Refusal { code message } }
}`;

/** Lives of students with names that stand nowhere else: export, withdrawal and erasure, and a search of every table after it. */
export const privacy: Check = async ({ target, scale, say }) => {
  const at = await target();
  if (!at.databaseUrl) throw new Error('This check looks into the database of a product of its own.');
  const database = openDatabase(at.databaseUrl, { max: 2, name: 'check' });
  const sql = postgres(at.databaseUrl, { max: 1, onnotice: () => {} });
  const violations: string[] = [];
  const count = Math.max(1, Math.round(PEOPLE * scale));
  try {
    const shop = await openShop(openApi(at, 4), 7);
    const passwordHash = await hashPassword(PASSWORD);
    for (let person = 0; person < count; person += 1) {
      const mark = freshId().slice(-12);
      const [email, name] = [`canary-${mark}@college.example`, `Canary${mark} Vögele`];
      const account = { email, name, passwordHash, role: 'student' as const };
      await database.db.transaction((tx) => addAccounts(tx, [account], () => newId(systemClock.now())));
      const found = await live({ at, shop, sql, database, mark, email });
      violations.push(...found.map((what) => `person ${person + 1}: ${what}`));
    }
    const { problem } = await verifyAudit(sql, []);
    if (problem !== null) violations.push(`the trail: ${problem}`);
    say(`${count} people lived, took their data and were erased`);
    return { violations, figure: `${count} people, every text of every table searched` };
  } finally {
    await sql.end();
    await database.close();
  }
};

interface Life {
  readonly at: CheckedTarget;
  readonly shop: Shop;
  readonly sql: postgres.Sql;
  readonly database: ReturnType<typeof openDatabase>;
  readonly mark: string;
  readonly email: string;
}

/** One life from the first sign-in to the erasure; gives what did not hold. */
async function live({ at, shop, sql, database, mark, email }: Life): Promise<string[]> {
  const wrong: string[] = [];
  const [{ id: userId } = { id: '' }] = await sql<{ id: string }[]>`select id from users where email = ${email}`;
  const program = new Program(at.url);
  await program.tryPassword(email, 'a wrong one');
  const { accessToken } = await program.signIn(email);
  const say = <Result>(query: string, input?: object) => asThem<Result>(at.url, accessToken, query, input);

  const orderId = await buy(at, shop, say);
  await say(BORN, { commandId: freshId(), year: 2000 });
  const purpose = 'MARKETING';
  await say(GIVE, { commandId: freshId(), purpose, version: 1 });
  if (!(await hasConsent(database.db, userId, purpose))) wrong.push('the consent does not count');
  await say(WITHDRAW, { commandId: freshId(), purpose });
  if (await hasConsent(database.db, userId, purpose)) wrong.push('the purpose goes on after the withdrawal');

  const { content } = await say<{ content: string }>(EXPORT);
  for (const wanted of [userId, email, mark, orderId, 'known device', 'wrong passwords and codes', 'TOKEN', purpose]) {
    if (!content.includes(wanted)) wrong.push(`the export lacks ${wanted}`);
  }
  const balance = () => sql`select account_code, sum(debit - credit) from journal_lines group by 1 order by 1`;
  const before = JSON.stringify(await balance());
  const erased = await say<{ __typename: string }>(ERASE);
  if (erased.__typename !== 'AccountErased') wrong.push(`the erasure came to ${erased.__typename}`);
  if (JSON.stringify(await balance()) !== before) wrong.push('the trial balance has changed');
  const left = (await tablesWith(sql, mark)).filter((table) => !HELD.includes(table));
  if (left.length > 0) wrong.push(`the name or the address is left in ${left.join(', ')}`);
  const again = await program.tryPassword(email, PASSWORD);
  if (again !== 'WrongCredentials') wrong.push(`a sign-in after the erasure came to ${again}`);
  return wrong;
}

/** Orders something that is handed over, pays at the counter and collects it. */
async function buy(at: CheckedTarget, shop: Shop, say: Say): Promise<string> {
  const { id: itemId, variantId } = shop.handedOver;
  const asked = { outletId: shop.outlet.id, lines: [{ itemId, variantId, quantity: 1, optionIds: [] }] };
  const { signed } = await say<{ signed: string }>(QUOTE_ORDER, asked);
  const id = freshId();
  const { pickupCode } = await say<{ pickupCode: string }>(PLACE_ORDER, { ...asked, id, quote: signed });
  const counter = openApi(at, 1);
  await counter.command(TAKE_CASH, { id: freshId(), orderId: id, tendered: TENDERED }, 'Order');
  await counter.command(COLLECT_ORDER, { commandId: freshId(), orderId: id, pickupCode }, 'Order');
  return id;
}

type Say = <Result>(query: string, input?: object) => Promise<Result>;

async function asThem<Result>(url: string, token: string, query: string, input?: object): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: input ? { input } : {} }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { result: Result } | null;
    errors?: readonly { message: string }[];
  };
  if (!data) throw new Error(`It was not answered: ${errors?.[0]?.message ?? response.status}`);
  return data.result;
}

/** The tables in which the mark stands, whatever the column. */
async function tablesWith(sql: postgres.Sql, mark: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql`select 1 from ${sql(name)} t where position(${mark} in t::text) > 0 limit 1`;
    if (row) found.push(name);
  }
  return found;
}
