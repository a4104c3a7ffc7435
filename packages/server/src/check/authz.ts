// R12: nobody sees or touches what is not theirs. Mutants that redden it: docs/measurements/mutants.md names them.
import postgres from 'postgres';
import { composeSchema } from '../entry/compose.ts';
import { openApi } from '../entry/replay/api.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { readAccessTable } from './access/access-table.ts';
import { Callers } from './access/callers.ts';
import { tryEndedRights } from './access/ended-rights.ts';
import { fieldsAsked, missingFields, tryFields } from './access/fields.ts';
import { openFront } from './access/front.ts';
import { missingRows, operationsOf, type Trial, type Tried, tryOperations } from './access/operations.ts';
import { openCommon, openRoom } from './access/rooms.ts';
import { missingRoutes, tryRoutes } from './access/routes.ts';
import { tryStreams } from './access/streams.ts';
import type { Check } from './promise.ts';

/** What a run among the tests tries of the cells, at least: about a minute of it. */
const SHARE_AT_LEAST = 0.02;

/** Every operation, leading field, stream and route by everybody in two outlets, as `docs/access.md` says. */
export const authz: Check = async ({ target, scale, seed, say }) => {
  const { key, databaseUrl } = await target();
  if (!databaseUrl) throw new Error('This check makes accounts in the database of a product of its own.');
  const table = readAccessTable();
  const schema = composeSchema();
  const operations = operationsOf(table, schema);
  const led = fieldsAsked(table, operations);
  const documents = [...operations, ...led].map(({ document }) => [document.digest, document.text] as const);
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const front = await openFront(databaseUrl, new Map(documents));
  const missing = [
    ...missingRows(table, schema),
    ...missingFields(table, schema),
    ...missingRoutes(table, front.routes),
  ];
  try {
    const api = openApi({ url: front.url, key }, 2);
    const mark = freshId().slice(-6);
    const anywhere = new Callers({ url: front.url, sql, api, outletId: '' });
    const here = await openRoom(api, anywhere, `Here-${mark}`);
    const there = await openRoom(api, anywhere, `There-${mark}`);
    const callers = new Callers({ url: front.url, sql, api, outletId: here.outletId });
    const [common, everybody] = [await openCommon(api, sql), await callers.everybody()];
    const share = Math.max(SHARE_AT_LEAST, Math.min(1, scale));
    const trial: Trial = { url: front.url, sql, rooms: { here, there }, common, callers, everybody, share, seed };
    const told = (what: string, { cells, violations }: Tried) => {
      say(`${what}: ${cells} cells, ${violations.length} wrong`);
      return { cells, violations };
    };
    const parts = [
      told('streams', await tryStreams(operations, table, trial, api)),
      told('streams whose right ended', await tryEndedRights(operations, trial, api)),
      told('routes', await tryRoutes(table, trial)),
      told('leading fields', await tryFields(led, trial)),
      told('operations', await tryOperations(operations, trial)),
    ];
    const cells = parts.reduce((sum, part) => sum + part.cells, 0);
    const violations = [...missing, ...parts.flatMap((part) => part.violations)];
    const figure = `${operations.length} operations, ${table.fields.length} leading fields, ${table.routes.length} routes, ${everybody.length} callers, ${cells} cells, ${violations.length} wrong`;
    return { violations, figure };
  } finally {
    await front.stop();
    await sql.end();
  }
};
