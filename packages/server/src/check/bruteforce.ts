// R14, guessing. Mutants that redden it: modules/identity/guards/guessing.ts takes no try, or knows no device.
import { randomUUID } from 'node:crypto';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { startOwnServer } from '../entry/replay/own-server.ts';
import { Browser } from '../testing/browser.ts';
import { accountMaker, PASSWORD } from './programs.ts';
import type { Check, CheckedTarget } from './promise.ts';

const TRIES = 10_000;
const ADDRESSES = 100;
const HONEST = 100;
/** So many strangers try at the same time. */
const AT_ONCE = 8;
/** NIST SP 800-63B-4 §3.2.2, and what was promised. */
const EVALUATED_AT_MOST = 100;
/** Honest people who sign in at a browser that is new to them, one after so many who do where they always do. */
const NEWCOMER_EACH = 5;

/** A product behind a proxy, so that strangers may come from everywhere. */
async function behindProxy(): Promise<CheckedTarget & { stop(): Promise<void> }> {
  const own = await startOwnServer({ env: { TRUST_PROXY: 'true' } });
  return { ...own, databaseUrl: findOwnerUrl(own.dataDir) ?? undefined };
}

/**
 * Strangers guess one person's password from many addresses, while that person signs in where they always do, and others at
 * browsers that are new to them. Counted is how many guesses were looked at, by the product's own figure.
 */
export const bruteforce: Check = async ({ scale, say }) => {
  const product = await behindProxy();
  try {
    return await guessAt(product, { scale, say });
  } finally {
    await product.stop();
  }
};

/** The check on a product that believes in `X-Forwarded-For`. */
export async function guessAt(product: CheckedTarget, { scale, say }: { scale: number; say(line: string): void }) {
  const [tries, honest] = [Math.max(200, Math.round(TRIES * scale)), Math.max(10, Math.round(HONEST * scale))];
  const people = await accountMaker(product);
  const victim = await people.add();
  const newcomers: string[] = [];
  for (let n = 0; n < honest / NEWCOMER_EACH; n += 1) newcomers.push(await people.add());
  await people.close();
  const home = new Browser(product.url, '192.0.2.1');
  const first = await home.signIn(victim, PASSWORD);
  const before = await checkedBy(product.url);

  let looked = 0;
  const strangers = guessers(product.url, victim, tries, (isLooked) => {
    if (isLooked) looked += 1;
  });
  const outcomes = { known: 0, newcomers: 0 };
  const began = performance.now();
  const people100 = (async () => {
    for (let n = 0; n < honest; n += 1) {
      if (isIn(await home.signIn(victim, PASSWORD))) outcomes.known += 1;
      const email = n % NEWCOMER_EACH === 0 ? newcomers[n / NEWCOMER_EACH] : undefined;
      if (email && isIn(await new Browser(product.url, `192.0.2.${2 + n}`).signIn(email, PASSWORD)))
        outcomes.newcomers += 1;
    }
  })();
  await Promise.all([...strangers, people100]);
  const seconds = (performance.now() - began) / 1_000;

  const all = (await checkedBy(product.url)) - before;
  const evaluated = all - outcomes.known - outcomes.newcomers;
  say(
    `${tries} tries from ${ADDRESSES} addresses in ${seconds.toFixed(0)} s: ${evaluated} evaluated, ${looked} answered wrong`,
  );
  say(
    `honest: ${outcomes.known} of ${honest} where they always sign in, ${outcomes.newcomers} of ${newcomers.length} elsewhere`,
  );
  const violations = [
    ...(isIn(first) ? [] : ['the person was not let in before anybody guessed']),
    ...(evaluated > EVALUATED_AT_MOST ? [`${evaluated} guesses were evaluated, of at most ${EVALUATED_AT_MOST}`] : []),
    ...(evaluated < 1 ? ['no guess was evaluated: nothing was tried'] : []),
    ...(outcomes.known < honest
      ? [`${honest - outcomes.known} honest sign-ins at a known device were turned away`]
      : []),
    ...(outcomes.newcomers < newcomers.length
      ? [`${newcomers.length - outcomes.newcomers} honest newcomers were turned away`]
      : []),
  ];
  return { violations, figure: `${evaluated} of ${tries} guesses evaluated, honest ${outcomes.known}/${honest}` };
}

const isIn = ({ answer }: { answer: Readonly<Record<string, unknown>> }) => answer.__typename === 'Viewer';

/** Strangers who share the tries out among themselves, each try from the next address and with nothing kept. */
function guessers(url: string, email: string, tries: number, told: (isLooked: boolean) => void): Promise<void>[] {
  let left = tries;
  return Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      const address = `10.${left % ADDRESSES}.7.9`;
      const { answer } = await new Browser(url, address).signIn(email, randomUUID());
      told(answer.__typename === 'WrongCredentials');
    }
  });
}

/** How many passwords the product has compared with a hash. */
async function checkedBy(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^passwords_checked_total (\d+)/m.exec(text)?.[1] ?? 0);
}
