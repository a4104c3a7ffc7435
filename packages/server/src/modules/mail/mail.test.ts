import type { AddressInfo, Socket } from 'node:net';
import { eq } from 'drizzle-orm';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from '../../testing/world.ts';
import { listMails, readLetter, readPost } from './queries.ts';
import { sendMailAgain, sendMails } from './send-mails.ts';
import { smtpTransport } from './smtp-transport.ts';
import { mails } from './tables.ts';
import { MailTemplates, mailTemplate, mailTemplates } from './template.ts';
import { type MailTransport, mailTransport } from './transport.ts';
import { writeMail } from './write-mail.ts';

const greeting = mailTemplate({
  name: 'test.greeting',
  data: z.object({ dish: z.string() }),
  letter: ({ dish }, { origin, recipient }) => ({
    subject: `Lunch for ${recipient.name}`,
    paragraphs: [`There is ${dish} today.`],
    action: { label: 'See the menu', url: `${origin}/kiosk?a=1&b=2` },
  }),
});
let menu: () => Promise<Buffer>;
const withMenu = mailTemplate({
  name: 'test.menu',
  data: z.object({ day: z.string() }),
  letter: ({ day }) => ({ subject: `The menu of ${day}`, paragraphs: ['It is attached.'] }),
  files: async ({ day }) => [{ fileName: `${day}.pdf`, mediaType: 'application/pdf', content: await menu() }],
});

let world: World;
const transport = { origin: 'https://canteen.example', isReadable: async () => true, send: null } as {
  -readonly [key in keyof MailTransport]: MailTransport[key];
};
beforeAll(async () => {
  world = await openWorld();
  world.platform.sockets.plug(mailTransport, transport).plug(mailTemplates, new MailTemplates([greeting, withMenu]));
});
afterAll(() => world.close());
beforeEach(async () => {
  transport.send = null;
  await world.db.delete(mails);
});

/** Decides on a letter, as a command does. */
async function write(email = 'asha@college.example', dish = 'dosa'): Promise<void> {
  const { clock, newId } = world;
  await world.db.transaction((tx) =>
    writeMail({ tx, now: clock.now(), newId }, greeting, {
      ...{ to: { name: 'Asha', email }, userId: null, language: 'en', data: { dish }, usefulMinutes: 30 },
    }),
  );
}

/** A real mail server. What it took is in `taken`; `handlers` say how it answers. */
async function mailServer(handlers: SMTPServerOptions = {}) {
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push(Buffer.concat(parts).toString());
        done(null, 'queued as 42');
      });
    },
    ...handlers,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const { send, close } = smtpTransport({
    ...{ url: `smtp://127.0.0.1:${port}`, from: 'College Canteen <canteen@college.example>' },
  });
  transport.send = send;
  const stop = () => new Promise<void>((resolve) => server.close(resolve));
  onTestFinished(() => {
    close();
    return stop();
  });
  const cut = () => {
    for (const { _socket } of server.connections as Set<{ _socket: Socket }>) _socket.destroy();
  };
  return { taken, stop, cut };
}

const answering = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
const theMail = async () => (await world.db.select().from(mails))[0];
const waitMinutes = (minutes: number) => world.clock.advance(minutes * 60_000);

test('a letter is sent by a server that takes it, once, and counts as sent only then', async () => {
  const { taken } = await mailServer();
  await write();
  expect(await sendMails(world.system())).toBe(1);
  expect(await theMail()).toMatchObject({ attempts: 1, sentAt: world.clock.now(), givenUpAt: null });
  expect((await theMail())?.lastAnswer).toContain('250');
  waitMinutes(60);
  expect(await sendMails(world.system())).toBe(0);
  expect(taken).toHaveLength(1);
  const [letter] = taken;
  expect(letter).toContain('To: Asha <asha@college.example>');
  expect(letter).toContain('Subject: Lunch for Asha');
  expect(letter).toContain('There is dosa today.');
  expect(letter).toContain('https://canteen.example/kiosk?a=1&b=2');
  expect(letter).toContain('Auto-Submitted: auto-generated');
});

test('a letter whose transaction did not commit is never sent', async () => {
  const { taken } = await mailServer();
  const { clock, newId } = world;
  const failing = world.db.transaction(async (tx) => {
    await writeMail({ tx, now: clock.now(), newId }, greeting, {
      ...{ to: { name: 'Asha', email: 'asha@college.example' }, userId: null, language: 'en' as const },
      ...{ data: { dish: 'dosa' }, usefulMinutes: 30 },
    });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await sendMails(world.system())).toBe(0);
  expect(taken).toEqual([]);
});

test('what a server puts off is tried again, later each time, under the same Message-ID', async () => {
  let tries = 0;
  const { taken } = await mailServer({
    onMailFrom: (_address, _session, done) => {
      tries += 1;
      done(tries < 3 ? answering(451, 'greylisted, come again') : null);
    },
  });
  await write();
  expect(await sendMails(world.system())).toBe(0);
  expect(await theMail()).toMatchObject({ sentAt: null, givenUpAt: null, attempts: 1 });
  expect((await theMail())?.lastAnswer).toContain('greylisted');
  await sendMails(world.system());
  expect(tries).toBe(1);
  world.clock.advance(30_000);
  await sendMails(world.system());
  world.clock.advance(59_000);
  await sendMails(world.system());
  expect(tries).toBe(2);
  world.clock.advance(1_000);
  expect(await sendMails(world.system())).toBe(1);
  expect(taken[0]).toContain(`<${(await theMail())?.id}@canteen.example>`);
});

test('what is refused for good is given up at once, said why, and tried again on demand', async () => {
  let refused = true;
  const { taken } = await mailServer({
    onRcptTo: (_address, _session, done) => done(refused ? answering(550, 'no such person') : null),
  });
  await write();
  await sendMails(world.system());
  const mail = await theMail();
  expect(mail).toMatchObject({ sentAt: null, attempts: 1, givenUpAt: world.clock.now() });
  expect(mail?.lastAnswer).toContain('no such person');
  waitMinutes(10);
  expect(await sendMails(world.system())).toBe(0);
  refused = false;
  await sendMailAgain(world.as('mail:send', { everywhere: true }), { mailId: mail?.id ?? '' });
  expect(await sendMails(world.system())).toBe(1);
  expect(taken).toHaveLength(1);
});

test('a server that is away is tried again; one whose line was cut before its 250 has not taken the letter', async () => {
  const { stop } = await mailServer();
  await stop();
  await write();
  await sendMails(world.system());
  expect(await theMail()).toMatchObject({ sentAt: null, givenUpAt: null, attempts: 1 });

  const { cut } = await mailServer({
    onData(stream) {
      stream.resume();
      stream.on('end', () => cut());
    },
  });
  waitMinutes(1);
  await sendMails(world.system());
  expect(await theMail()).toMatchObject({ sentAt: null, givenUpAt: null, attempts: 2 });
});

test('several workers send each letter once', async () => {
  const { taken } = await mailServer();
  for (let n = 0; n < 10; n += 1) await write(`student${n}@college.example`);
  const sent = await Promise.all([1, 2, 3, 4].map(() => sendMails(world.system())));
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(10);
  expect(taken).toHaveLength(10);
});

test('a worker that died in the midst of a try leaves the letter to another, a minute later', async () => {
  await write();
  let reached = false;
  transport.send = () =>
    new Promise(() => {
      reached = true;
    });
  void sendMails(world.system());
  await expect.poll(() => reached).toBe(true);
  const { taken } = await mailServer();
  expect(await sendMails(world.system())).toBe(0);
  waitMinutes(1);
  expect(await sendMails(world.system())).toBe(1);
  expect(taken).toHaveLength(1);
});

test('a letter is not sent after its link ran out', async () => {
  const { taken } = await mailServer();
  await write();
  waitMinutes(30);
  expect(await sendMails(world.system())).toBe(0);
  expect(taken).toEqual([]);
  expect(await theMail()).toMatchObject({ sentAt: null, givenUpAt: world.clock.now(), attempts: 0 });
});

test('without a server letters are kept; they are read where that is allowed, and nowhere else', async () => {
  const reader = world.as(['mail:read', 'mail:open'], { everywhere: true });
  await write();
  expect(await sendMails(world.system())).toBe(0);
  expect(await readPost(reader, {})).toEqual({ isSent: false, isReadable: true, waiting: 1, givenUp: 0 });
  const mail = await theMail();
  const letter = await readLetter(reader, { mailId: mail?.id ?? '' });
  expect(letter.text).toBe('There is dosa today.\n\nSee the menu:\nhttps://canteen.example/kiosk?a=1&b=2\n');
  transport.isReadable = async () => false;
  onTestFinished(() => {
    transport.isReadable = async () => true;
  });
  expect(await readPost(reader, {})).toMatchObject({ isReadable: false });
  await expect(readLetter(reader, { mailId: mail?.id ?? '' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('no letter’s text or link stands in the database', async () => {
  await write();
  const stored = JSON.stringify(await theMail());
  expect(stored).not.toContain('https://');
  expect(stored).not.toContain('There is');
});

test('what a name holds stays text: no header, no recipient and no markup comes of it', async () => {
  const { taken } = await mailServer();
  const { clock, newId } = world;
  const name = 'Asha\r\nBcc: all@college.example <b>';
  await world.db.transaction((tx) =>
    writeMail({ tx, now: clock.now(), newId }, greeting, {
      ...{ to: { name, email: 'asha@college.example' }, userId: null, language: 'en', usefulMinutes: 30 },
      data: { dish: '<script>alert(1)</script>' },
    }),
  );
  expect(await sendMails(world.system())).toBe(1);
  const [letter = ''] = taken;
  expect(letter.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
  expect(letter).toContain('&lt;script&gt;');
});

test('letters are listed by what became of them, and only to those who may', async () => {
  await write('first@college.example');
  await write('second@college.example');
  await world.db
    .update(mails)
    .set({ attempts: 1, sentAt: world.clock.now() })
    .where(eq(mails.recipientEmail, 'first@college.example'));
  const reader = world.as('mail:read', { everywhere: true });
  const shown = async (state: 'SENT' | 'WAITING') =>
    (await listMails(reader, { state })).edges.map(({ node }) => node.recipientEmail);
  expect(await shown('SENT')).toEqual(['first@college.example']);
  expect(await shown('WAITING')).toEqual(['second@college.example']);
  await expect(listMails(world.as('order:read'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(sendMailAgain(reader, { mailId: world.newId() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a file is made when the letter leaves, and goes with it; what cannot be made puts the letter off', async () => {
  const { taken } = await mailServer();
  const content = Buffer.from('%PDF-1.7 rice and curry');
  menu = () => Promise.reject(new Error('The printer is out of paper.'));
  const { clock, newId } = world;
  await world.db.transaction((tx) =>
    writeMail({ tx, now: clock.now(), newId }, withMenu, {
      ...{ to: { name: 'Asha', email: 'asha@college.example' }, userId: null, language: 'en' },
      ...{ data: { day: 'Monday' }, usefulMinutes: 30 },
    }),
  );
  expect(await sendMails(world.as('mail:send'))).toBe(0);
  expect(taken).toEqual([]);
  expect(await world.db.select().from(mails)).toMatchObject([
    { sentAt: null, givenUpAt: null, lastAnswer: 'The printer is out of paper.' },
  ]);
  menu = async () => content;
  clock.advance(60_000);
  expect(await sendMails(world.as('mail:send'))).toBe(1);
  expect(taken[0]).toContain('Content-Type: application/pdf; name=Monday.pdf');
  expect(taken[0]).toContain(content.toString('base64'));
  clock.advance(-60_000);
});
