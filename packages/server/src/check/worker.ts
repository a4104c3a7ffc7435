/**
 * A process that works on a database without serving anybody, to be killed by a check: its part in the relay, the queue and
 * the reaction that counts. Takes the addresses of the database and, where there is one, of Redis; says a line when it works,
 * and then one for each event that it publishes: its stream and its position there.
 */
import pino from 'pino';
import { startBackground } from '../entry/background.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/database.ts';
import { Live } from '../platform/live/live.ts';
import type { PublishedEvent } from '../platform/outbox/event.ts';
import { oneByOne } from '../platform/queue/one-by-one.ts';
import { Sockets } from '../platform/socket.ts';
import { counting } from './counted.ts';

/** Says aloud what it publishes. */
class LoudLive extends Live {
  override publish(events: readonly PublishedEvent[]): void {
    super.publish(events);
    process.stdout.write(events.map(({ stream, position }) => `${stream} ${position}\n`).join(''));
  }
}

const [, , databaseUrl = '', redisUrl = ''] = process.argv;
const database = openDatabase(databaseUrl, { max: 4, name: 'check worker' });
const platform = {
  ...{ db: database.db, statements: database.statements, clock: systemClock, log: pino({ level: 'silent' }) },
  ...{ sockets: new Sockets(), live: new LoudLive(), wakeRelay: () => {} },
};
await startBackground(platform, {
  ...{ databaseUrl, database, redisUrl, works: true, reactions: [counting] },
  headsFile: '/dev/null',
  mayWork: () => true,
  recurring: (reactor) => [
    {
      name: 'sweep-reactions',
      everySeconds: 1,
      run: async () => void (await oneByOne(await reactor.unsettled(), (id) => reactor.react(id))),
    },
  ],
});
process.stdout.write('working\n');
