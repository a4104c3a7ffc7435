// R21: secrets and cards stay out. Mutants that redden it: docs/measurements/mutants.md names them.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { composeSchema } from '../entry/compose.ts';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { openApi } from '../entry/replay/api.ts';
import { type OwnServer, startOwnServer } from '../entry/replay/own-server.ts';
import { loadSecrets } from '../entry/secrets.ts';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { hasRedis, startRedis } from '../testing/redis.ts';
import { Asker } from './canaries/asker.ts';
import { type Canary, found, type Place } from './canaries/canary.ts';
import { cardInputs, typeCards } from './canaries/cards.ts';
import { type LetterBox, openLetterBox } from './canaries/letters.ts';
import { freshSecret, liveByLetters, liveByTokens, liveInBrowser } from './canaries/lives.ts';
import { liveAsMachines } from './canaries/machines.ts';
import { dumpOf, listenToRedis, postgresLog } from './canaries/places.ts';
import { type Check, NO_REDIS } from './promise.ts';

const COPY = 'mutation { copy: copyAuditTrail(filter: {}) { content } }';
/** While it is away nobody is signed in, and our side breaks. */
const BROKEN = [
  'alter table sessions rename to sessions_away',
  'alter table sessions_away rename to sessions',
] as const;

/** Uses every kind of secret through the door, with what goes wrong, and looks for each wherever something is written down. */
export const canaries: Check = async ({ say }) => {
  const letters = await openLetterBox();
  const redis = hasRedis ? await startRedis() : null;
  const ears = redis ? await listenToRedis(redis.url) : null;
  let log = '';
  const start = ((...call: Parameters<typeof spawn>) => {
    const child = spawn(...call);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log += String(chunk)));
    return child;
  }) as typeof spawn;
  const mail = { SMTP_URL: letters.url, MAIL_FROM: 'Canteen <canteen@college.example>' };
  const env = { LOG_LEVEL: 'debug', ...mail, ...(redis && { REDIS_URL: redis.url }) };
  const server = await startOwnServer({ env, start });
  try {
    // The key of the check is printed, once, by the command that makes it; what is said from here on is the product's.
    log = '';
    const asker = new Asker(server.url);
    const used = await useThemAll(asker, server, letters);
    const { key } = server;
    const { copy } = await openApi(server, 1).ask<{ copy: { content: string } }>(COPY);
    const sql = postgres(findOwnerUrl(server.dataDir) ?? '', { max: 1, onnotice: () => {} });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const places: Place[] = [
      { name: 'the log', content: log },
      ...postgresLog(server.dataDir),
      { name: 'the answers that tell of errors', content: asker.errors.join('\n') },
      { name: 'the metrics', content: metrics },
      { name: 'the copy of the audit trail', content: copy.content },
      await dumpOf(sql),
      ...(ears ? [ears.place()] : []),
    ];
    await sql.end();
    for (const { name, content } of places) say(`${name}: ${content.length} characters searched`);
    const all = [
      ...used.canaries,
      ...installationSecrets(server.dataDir),
      { what: 'the key of the check', value: key },
    ];
    const violations = [...found(all, places), ...cardInputs(composeSchema()), ...empty(places), ...unbroken(asker)];
    const figure = `${all.length} secrets, ${used.texts} texts with a card’s number, ${asker.asked} requests, ${places.length} places${redis ? '' : `, ${NO_REDIS}`}`;
    return { violations, figure };
  } finally {
    await server.stop();
    ears?.close();
    await redis?.stop();
    await letters.stop();
  }
};

/** Where nothing was written nothing can be found. */
function empty(places: readonly Place[]): string[] {
  return places
    .filter(({ content }) => content.length < 20)
    .map(({ name }) => `${name}: there is nothing to be searched`);
}

/** What breaks on our side tells most: without it little was tried. */
function unbroken({ errors }: Asker): string[] {
  return errors.some((answer) => answer.includes('"FAULT"')) ? [] : ['nothing broke on our side'];
}

async function useThemAll(asker: Asker, server: OwnServer, letters: LetterBox) {
  const { key, dataDir } = server;
  const ownerUrl = findOwnerUrl(dataDir) ?? '';
  const passwords = Array.from({ length: 3 }, () => freshSecret('password'));
  const emails = await accountsWith(ownerUrl, passwords);
  const [first = '', second = '', third = ''] = emails;
  const [one = '', two = '', three = ''] = passwords;
  const canaries: Canary[] = passwords.map((value) => ({ what: 'a password', value }));
  await liveInBrowser(asker, first, one, canaries);
  canaries.push(...(await liveByTokens(asker, second, two)));
  canaries.push(...(await liveByLetters(asker, letters, third)));
  canaries.push(...(await liveAsMachines(asker, key)));
  const typed = await typeCards(asker, composeSchema(), key);
  canaries.push(...typed.canaries);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(BROKEN[0]);
    await liveInBrowser(asker, second, two, canaries).catch(() => []);
    await liveByTokens(asker, third, three).catch(() => []);
  } finally {
    await sql.unsafe(BROKEN[1]);
    await sql.end();
  }
  return { canaries, texts: typed.texts };
}

async function accountsWith(ownerUrl: string, passwords: readonly string[]): Promise<string[]> {
  const database = openDatabase(ownerUrl, { max: 1, name: 'check' });
  try {
    const accounts: Parameters<typeof addAccounts>[1][number][] = [];
    for (const password of passwords) {
      const passwordHash = await hashPassword(password);
      accounts.push({
        email: `${randomUUID()}@college.example`,
        name: 'Asha',
        passwordHash,
        role: 'cashier' as const,
      });
    }
    await database.db.transaction((tx) => addAccounts(tx, accounts, () => newId(systemClock.now())));
    return accounts.map(({ email }) => email);
  } finally {
    await database.close();
  }
}

/** What the installation itself keeps secret. */
function installationSecrets(dataDir: string): Canary[] {
  const { databasePassword, providerKeySecret, providerWebhookSecret } = loadSecrets(dataDir, null);
  return [
    { what: 'the password of the database', value: databasePassword },
    { what: 'the key of the payment provider', value: providerKeySecret },
    { what: 'the secret of the payment provider’s messages', value: providerWebhookSecret },
  ];
}
