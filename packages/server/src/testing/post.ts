import { inArray } from 'drizzle-orm';
import { identityLetters, identityReactions } from '../modules/identity/index.ts';
import {
  listMails,
  MailTemplates,
  type MailTransport,
  mailTemplates,
  mailTransport,
  noMail,
  readLetter,
} from '../modules/mail/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import type { CallContext } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import { outbox } from '../platform/outbox/tables.ts';
import type { World } from './world.ts';

/** A letter as its recipient reads it. */
export interface ReadLetter {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  /** What stands behind `#token=` of its link; null without one. */
  readonly token: string | null;
}

const READABLE: MailTransport = { ...noMail, origin: 'https://canteen.example', isReadable: async () => true };

/** Lets letters be read in a world of people, and runs what writes them after an answer. */
export function openPost(world: World) {
  world.platform.sockets.plug(mailTransport, READABLE).plug(mailTemplates, new MailTemplates([...identityLetters]));
  return postOf(world);
}

/** The same in a world where letters can be read already. */
export function postOf(world: World) {
  const heard = new Set<string>();

  /** Runs the reactions to what was announced since. */
  async function deliver(): Promise<void> {
    const names = identityReactions.map(({ hears }) => hears.name);
    const rows = await world.db.select().from(outbox).where(inArray(outbox.event, names)).orderBy(outbox.sequence);
    for (const row of rows.filter(({ id }) => !heard.has(id))) {
      heard.add(row.id);
      for (const { name, hears, run } of identityReactions) {
        if (hears.name !== row.event) continue;
        const actor = systemActor(name);
        const cause = { reaction: name, eventId: row.id };
        await run({ ...world.system(), actor, cause }, { ...row, name: row.event, position: row.position ?? 0 });
      }
    }
    // What is written next is later: letters are told apart by when they were written.
    world.clock.advance(1);
  }

  /** What an address has got so far, the earliest first. */
  async function lettersTo(email: string): Promise<ReadLetter[]> {
    await deliver();
    const reader = world.as(['mail:read', 'mail:open']);
    const { edges } = await listMails(reader, { first: 100 });
    const mine = edges.map(({ node }) => node).filter(({ recipientEmail }) => recipientEmail === email);
    return Promise.all(
      mine.reverse().map(async ({ id, template }) => {
        const { subject, text } = await readLetter(reader, { mailId: id });
        return { template, subject, text, token: /#token=(\S+)/.exec(text)?.[1] ?? null };
      }),
    );
  }

  return { deliver, lettersTo };
}

const VERBS = new Set<PropertyKey>(['execute', 'select', 'selectDistinct', 'insert', 'update', 'delete']);

/** The call on a database that notes what it is sent, in transactions too: one word for each statement. */
export function notingStatements(call: CallContext): { readonly call: CallContext; readonly noted: string[] } {
  const noted: string[] = [];
  const noting = <On extends object>(on: On): On =>
    new Proxy(on, {
      get(target, key) {
        const value = Reflect.get(target, key);
        if (typeof value !== 'function' || key === '$client') return value;
        if (key === 'transaction')
          return (work: (tx: object) => unknown) => value.call(target, (tx: object) => work(noting(tx)));
        if (VERBS.has(key)) noted.push(String(key));
        return value.bind(target);
      },
    });
  const db = noting(call.platform.db) as Database;
  return { call: { ...call, platform: { ...call.platform, db } }, noted };
}
