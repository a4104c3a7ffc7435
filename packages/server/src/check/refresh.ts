// R13, refresh tokens. Mutants that redden it: modules/identity/tokens/refresh-token.ts knows no reuse, or no grace; refresh.ts takes no lock.
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../entry/seed/history/random.ts';
import { accountMaker, type Pair, Program } from './programs.ts';
import type { Check } from './promise.ts';

const LOST_ANSWERS = 1_000;
const PROGRAMS = 20;
const RACERS = 50;
/** A minute in which a lost answer is given again, and one second. */
const AFTER_GRACE_MS = 61_000;

/** Honest programs whose answers are lost, racers, and thieves: the first lose nothing, the last end what they stole. */
export const refresh: Check = async ({ target, seed, scale, say }) => {
  const product = await target();
  const people = await accountMaker(product);
  const violations: string[] = [];
  const chance = seededRandom(seed);
  const begin = async () => {
    const program = new Program(product.url);
    return { program, pair: await program.signIn(await people.add()) };
  };
  try {
    const wanted = Math.max(20, Math.round(LOST_ANSWERS * scale));
    let lost = 0;
    const honest = async (): Promise<void> => {
      const { program, pair } = await begin();
      let held: Pair = pair;
      while (lost < wanted) {
        if (chance.happens(0.8)) lost += await hangUp(program, held, Math.floor(chance.between(0, 12)));
        const { pair: next, said } = await program.refresh(held.refreshToken);
        if (!next) return void violations.push(`an honest program was answered ${said} after ${lost} lost answers`);
        held = next;
      }
      const who = await program.whoIs(`Bearer ${held.accessToken}`);
      if (who !== 'Viewer') violations.push(`an honest program is ${who} at the end`);
    };
    await Promise.all(Array.from({ length: PROGRAMS }, honest));
    say(`${lost} answers of honest programs were lost`);

    const { program, pair } = await begin();
    const answers = await Promise.all(Array.from({ length: RACERS }, () => program.refresh(pair.refreshToken)));
    const pairs = new Set(answers.map(({ pair: got, said }) => JSON.stringify(got ?? said)));
    if (pairs.size !== 1) violations.push(`${RACERS} racers got ${pairs.size} answers`);
    const other = new Program(product.url);
    const stolen = await other.refresh(answers[0]?.pair?.refreshToken ?? '');
    if (stolen.said !== 'RefreshRefused') violations.push(`another copy of the program got ${stolen.said}`);

    // What comes after the grace needs its minute; among other tests there is none.
    if (scale >= 1) violations.push(...(await thief(program, pair, answers[0]?.pair ?? pair)));
    const thieves = scale >= 1 ? ', a thief after the grace' : '';
    return { violations, figure: `${lost} lost answers, ${RACERS} racers, another copy${thieves}` };
  } finally {
    await people.close();
  }
};

/** Asks for the next pair and hangs up before it can be heard, or soon after. Answers 1 where nothing was heard. */
async function hangUp(program: Program, { refreshToken }: Pair, ms: number): Promise<number> {
  const heard = await program.refresh(refreshToken, AbortSignal.timeout(ms)).catch(() => null);
  return heard === null ? 1 : 0;
}

/** Shows the first token of a session again, long after it was exchanged: the session must be over for both. */
async function thief(program: Program, first: Pair, newest: Pair): Promise<string[]> {
  await sleep(AFTER_GRACE_MS);
  const reused = await program.refresh(first.refreshToken);
  const honest = await program.refresh(newest.refreshToken);
  const acting = await program.whoIs(`Bearer ${newest.accessToken}`);
  return [
    ...(reused.said === 'TokenReused' ? [] : [`a token that was exchanged long ago got ${reused.said}`]),
    ...(honest.said === 'RefreshRefused' ? [] : [`after it the honest program got ${honest.said}`]),
    ...(acting === 'UNAUTHENTICATED' ? [] : [`and still acts: ${acting}`]),
  ];
}
