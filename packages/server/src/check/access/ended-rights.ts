import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Api } from '../../entry/replay/api.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { rowName } from './access-table.ts';
import type { Caller } from './callers.ts';
import { happen, takeBack, withFreshOrder } from './happenings.ts';
import { Listener, type Stream } from './listener.ts';
import type { Operation, Trial, Tried } from './operations.ts';
import { until } from './streams.ts';
import { variablesFor } from './variables.ts';

/** Whoever is not let in any more hears nothing more after this. */
const SILENT_AFTER_MS = 5_000;
const HEARD_WITHIN_MS = 10_000;

const WITHDRAW = 'mutation ($input: WithdrawRoleInput!) { result: withdrawRole(input: $input) { __typename } }';
const DISABLE = 'mutation ($input: DisableAccountInput!) { result: disableAccount(input: $input) { __typename } }';
const REVOKE = 'mutation ($input: RevokeDeviceInput!) { result: revokeDevice(input: $input) { __typename id } }';

interface Ending {
  readonly what: string;
  /** How many seconds the role is held from the beginning on. */
  readonly lasts?: number;
  readonly who: 'cashier' | 'device';
  end(api: Api, sql: postgres.Sql, caller: Caller): Promise<unknown>;
}

/** The ways in which a right ends while somebody listens. */
const ENDINGS: readonly Ending[] = [
  {
    what: 'the role is withdrawn',
    who: 'cashier',
    async end(api, sql, { id }) {
      const [grant] = await sql<{ id: string }[]>`select id from user_roles where user_id = ${id}`;
      await api.command(WITHDRAW, { commandId: freshId(), grantId: grant?.id }, 'UserAccount');
    },
  },
  {
    what: 'the account is disabled',
    who: 'cashier',
    end: (api, _, { id }) =>
      api.command(DISABLE, { commandId: freshId(), accountId: id, reason: 'checked' }, 'UserAccount'),
  },
  {
    what: 'the grant runs out',
    who: 'cashier',
    lasts: 20,
    async end(_, sql, { id }) {
      const isHeld = () => sql`select 1 from user_roles where user_id = ${id} and expires_at > now()`;
      while ((await isHeld()).length > 0) await sleep(200);
    },
  },
  {
    what: 'the device is no longer trusted',
    who: 'device',
    end: (api, _, { id }) => api.command(REVOKE, { commandId: freshId(), deviceId: id }, 'Device'),
  },
];

interface Heard {
  readonly name: string;
  readonly stream: Stream;
  /** What may not stand in a message any more. */
  readonly forbidden: RegExp;
  before: number;
}

/** Streams of whoever loses their right: each falls silent within five seconds, one case for each stream and ending. */
export async function tryEndedRights(operations: readonly Operation[], trial: Trial, api: Api): Promise<Tried> {
  const { url, sql, callers } = trial;
  const room = await withFreshOrder(api, trial.rooms.here);
  const streams = operations.filter(({ row }) => row.root === 'Subscription');
  const listening = await Promise.all(
    ENDINGS.map(async ({ what, who, end, lasts }) => {
      const outletId = room.outletId;
      const caller =
        who === 'device'
          ? await callers.device('KITCHEN')
          : await callers.person({ role: 'cashier', outletId, ...(lasts && { lasts }) });
      const listener = new Listener(url, caller);
      const heard = guardedBy(streams, caller).map(({ row, field, document }): Heard => {
        const stream = listener.follow(document, variablesFor(rowName(row), field, room, trial.common));
        const forbidden = row.who === 'everybody' ? /"levels":\[\{/ : /"data":\{"\w+":\{/;
        return { name: `${rowName(row)}, ${what}`, stream, forbidden, before: 0 };
      });
      return { caller, listener, heard, end };
    }),
  );
  const all = listening.flatMap(({ heard }) => heard);
  await sleep(1_500);
  await happen(api, room, trial.common);
  const hears = ({ stream, forbidden }: Heard) => stream.messages.some((one) => forbidden.test(one));
  await until(() => all.every(hears), HEARD_WITHIN_MS);
  const deaf = all.filter((one) => !hears(one)).map(({ name }) => `${name}: it heard nothing before either`);

  await Promise.all(listening.map(({ caller, end }) => end(api, sql, caller)));
  await sleep(SILENT_AFTER_MS);
  for (const one of all) one.before = one.stream.messages.length;
  await happen(api, await withFreshOrder(api, room), trial.common);
  await takeBack(api, room);
  await sleep(2_000);
  await Promise.all(listening.map(({ listener }) => listener.close()));
  const loud = all.filter(({ stream, forbidden, before }) =>
    stream.messages.slice(before).some((one) => forbidden.test(one)),
  );
  return {
    cells: all.length,
    violations: [...deaf, ...loud.map(({ name }) => `${name}: it still hears after five seconds`)],
  };
}

/** The streams of which something ends with the right. */
function guardedBy(streams: readonly Operation[], { role }: Caller): Operation[] {
  return streams.filter(({ row }) => {
    if (row.operation === 'stockChanged') return role === 'cashier';
    return typeof row.who !== 'string' && row.who.has(role);
  });
}
