import { AppError, Fault } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.ts';
import { publicErrors } from './graphql/errors.ts';
import { createLog } from './log.ts';

// What a person might have typed. It stands nowhere in a log.
const CANARY = 'canary@college.example';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.execute(sql`select 1`);
});
afterAll(() => world.close());

/** The line that logging an error writes. */
function logged(error: unknown, ...words: string[]) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  if (words[0] === undefined) log.error({ err: error });
  else log.error({ err: error }, words[0]);
  expect(lines).toHaveLength(1);
  return { text: String(lines[0]), line: JSON.parse(String(lines[0])) };
}

async function failing(statement: ReturnType<typeof sql>): Promise<Error> {
  return world.db.execute(statement).then(
    () => new Error('it did not fail'),
    (error: Error) => error,
  );
}

test('a statement that failed is told by its text and the database’s code, never by its parameters', async () => {
  const error = await failing(sql`select ${CANARY}::text::int as ${sql.raw('x'.repeat(400))}`);
  expect(String(error)).toContain(CANARY);
  const { text, line } = logged(error, 'fault');
  expect(text).not.toContain('canary');
  expect(line.err).toMatchObject({ name: 'DrizzleQueryError', cause: { name: 'PostgresError', code: '22P02' } });
  expect(line.err.sql).toMatch(/^select \$1::text::int as x+$/);
  expect(line.err.sql).toHaveLength(200);
  expect(line.err.stack).toMatch(/^ {4}at /);
});

test('a key that is taken is told by its constraint and table, never by the value', async () => {
  const id = world.newId();
  const account = sql`insert into outlets (id, organisation_id, code, name, opens_at, closes_at, day_cut_hour, token_prefix)
    select ${id}::uuid, organisation_id, code, ${CANARY}, 0, 1, 0, 'A' from outlets limit 1`;
  const error = await failing(account);
  expect((error.cause as { detail?: string }).detail).toContain('MC');
  const { text, line } = logged(error, 'fault');
  expect(line.err.cause).toMatchObject({ code: '23505', constraint: 'outlets_code', table: 'outlets' });
  expect(text).not.toMatch(/canary|already exists|\(MC\)|params/);
});

test('a fault of ours keeps its words, and nothing of what was seen', () => {
  const { text, line } = logged(new Fault('The drawer does not add up.', { typed: CANARY }), 'fault');
  expect(line.err).toMatchObject({ name: 'Fault', message: 'The drawer does not add up.' });
  expect(line.err.stack).toContain('log.test.ts');
  expect(text).not.toContain('canary');
});

test.each([
  ['in the message', new TypeError(`Cannot read ${CANARY}`)],
  ['in a message of many lines that look like frames', new Error(`a\n    at ${CANARY}\n    at ${CANARY}`)],
  ['in a message changed later', Object.assign(new Error(`a\n    at ${CANARY}`), { message: 'other' })],
  ['in a code', Object.assign(new Error('x'), { code: CANARY, constraint_name: `no ${CANARY}`, query: CANARY })],
  ['in the cause', new Fault('Broken.', undefined, { cause: new Error(CANARY, { cause: new Error(CANARY) }) })],
  ['in a refusal', new AppError('INVALID', `email: ${CANARY}`, { details: CANARY })],
  ['in many failures', new AggregateError([new Error(CANARY), CANARY], `2 of 2 failed: ${CANARY}`)],
  ['in what GraphQL wrapped', new GraphQLError(CANARY, { originalError: new Error(CANARY) })],
  ['in the extensions of GraphQL', new GraphQLError('x', { extensions: { typed: CANARY } })],
  ['as what was thrown', CANARY],
  ['in an object that was thrown', { message: CANARY }],
])('what was typed stays out of the log: %s', (_, error) => {
  for (const words of [['fault'], []]) expect(logged(error, ...words).text).not.toContain('canary');
});

test('a fault under an answer of GraphQL is logged without what was typed, and with where it happened', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const wrapped = new GraphQLError(CANARY, { originalError: new RangeError(CANARY), path: ['order'] });
  const answer = publicErrors([{ formatted: { message: CANARY, path: ['order'] }, error: wrapped }], 'request-1', log);
  expect(JSON.stringify(answer)).not.toContain('canary');
  expect(lines.join()).not.toContain('canary');
  const line = JSON.parse(String(lines[0]));
  expect(line).toMatchObject({ msg: 'fault', requestId: 'request-1', err: { name: 'RangeError' } });
  expect(line.err.stack).toContain('log.test.ts');
});

test('what somebody typed begins no line of its own in the log', () => {
  const { text, line } = logged(new Fault('It broke.'), 'fault\n{"level":50,"msg":"written by a stranger"}\u2028\r');
  expect(text.trimEnd()).not.toMatch(/[\n\r]/);
  expect(line.msg).toContain('written by a stranger');
});
