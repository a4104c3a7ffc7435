import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { type Actor, mayEnter, systemActor } from '../../../platform/auth/actor.ts';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import type { Command } from '../../../platform/command/command.ts';
import { isStorable } from '../../../platform/command/parse.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { blockOf } from '../../../platform/http/address-block.ts';
import { securityFigures } from '../sessions/settings.ts';
import { addressBudget } from './address-budget.ts';
import { type Budget, clearBudget, forgive, giveTryBack, type Taken, takeTry, tooMany } from './budgets.ts';
import { type GuessLimits, pinBudgetKey, pinGuessLimits, pinGuessLimitsOfAll } from './guess-limits.ts';
import { lockOut } from './lock-out.ts';

/** Whose secret is tried, and from where. */
export type Try =
  | { readonly sessionId: string }
  | { readonly pinOf: string; readonly deviceId: string }
  | { readonly codeBy: string }
  | { readonly email: string; readonly userId: string | null; readonly device: string | null };

/** Finds out whose secret an input tries; null where it tries none. */
type Whose<Input> = (
  scope: { readonly db: Reader; readonly now: Date; readonly actor: Actor },
  input: Input,
) => Promise<Try | null>;

/** For what somebody who is signed in proves: whoever sits down at an open screen shall not guess there either. */
export const ofSession: Whose<unknown> = async ({ actor: { session } }) => session && { sessionId: session.id };

/** For the codes that devices show: whoever enters many is after a stranger's. */
export const ofCodeEntered: Whose<unknown> = async ({ actor: { kind, id, label } }) => ({
  codeBy: `${kind} ${id ?? label}`,
});

/** The refusals that say that a guess was wrong. */
const WRONG: ReadonlySet<string> = new Set([
  ...['WRONG_CREDENTIALS', 'WRONG_CODE', 'WRONG_PASSWORD', 'NOT_CONFIRMED'],
  ...['WRONG_PASSKEY', 'PASSKEY_CLONED', 'WRONG_PIN', 'PAIRING_CODE_UNKNOWN'],
]);

/**
 * Guards a command that hears a secret. Each try is taken from a budget before anything is computed: strangers at one account
 * have one together, and one of their block of addresses; a device from which somebody signed in to this account before has
 * its own, and so has an open session; tries at one person's PIN have one at each till, and a wider one at all. So nobody can lock out whoever sits where they always sit. Throws RATE_LIMITED.
 */
export function guarded<Schema extends z.ZodType, Answer>(
  inner: Command<Schema, Answer>,
  whose: Whose<z.output<Schema>>,
): Command<Schema, Answer> {
  const run = async (context: CallContext, raw: z.input<Schema>): Promise<Answer> => {
    const tried = await triedBy(context, inner, whose, raw);
    if (!tried) return inner(context, raw);
    const guess = await Guess.take(context, tried);
    let answer: Answer;
    try {
      answer = await inner(context, raw);
    } catch (error) {
      await guess.cameToNothing();
      throw error;
    }
    if (isRefusal(answer) && WRONG.has(answer.code)) return saying(answer, await guess.wasWrong());
    if (isRefusal(answer) || isHalf(answer)) await guess.cameToNothing();
    else await guess.wasRight();
    return answer;
  };
  return Object.assign(run, { spec: inner.spec });
}

async function triedBy<Schema extends z.ZodType>(
  { platform, actor }: CallContext,
  { spec }: Command<Schema>,
  whose: Whose<z.output<Schema>>,
  raw: unknown,
): Promise<Try | null> {
  // Whoever is denied, or sends what cannot be kept or read, hears so from the door itself.
  if (!mayEnter(actor, spec.permission) || !isStorable(raw)) return null;
  const { success, data: input } = (spec.input as Schema).safeParse(raw);
  if (!success) return null;
  return whose({ db: platform.db, now: platform.clock.now(), actor }, input);
}

/** A refusal that has room for it says how many tries are left; of an account's password strangers are told nothing. */
function saying<Answer extends Refusal>(answer: Answer, triesLeft: number): Answer {
  const { details } = answer;
  const hasRoom = typeof details === 'object' && details !== null && 'triesLeft' in details;
  return hasRoom ? { ...answer, details: { ...details, triesLeft } } : answer;
}

/** A right password that waits for its code proves nobody yet. */
const isHalf = (answer: unknown) => typeof answer === 'object' && answer !== null && 'challenge' in answer;

/** Whose tries are counted together, and how many they have. */
interface Bound {
  readonly budget: Budget;
  readonly limits: GuessLimits;
}

/** One try, from when it is taken to when it is known what it was. */
class Guess {
  private constructor(
    private readonly context: CallContext,
    /** What it was taken from, the narrower first. */
    private readonly counted: readonly (Bound & { readonly taken: Taken })[],
    /** Counted for strangers only: at a known device one may mistype behind any address. */
    private readonly block: string | null,
  ) {}

  static async take(context: CallContext, tried: Try): Promise<Guess> {
    const { db, clock } = context.platform;
    const bounds = boundsOf(tried, await securityFigures(db));
    const strangers = bounds.find(({ budget }) => budget.kind === 'STRANGERS');
    const block = strangers ? blockOf(context.address) : null;
    const atMost = strangers?.limits.addressTriesPerHour ?? 0;
    const waits = block && (await addressBudget(db, 'sign-in').isSpent(block, atMost));
    if (waits) throw tooMany(waits);
    const now = clock.now();
    const counted = await takeOfAll(context, bounds, now);
    // Of those who come at one moment as many are let through as may be.
    if (block && (await addressBudget(db, 'sign-in').take(block)) > atMost) {
      for (const { budget, taken } of counted) await giveTryBack(db, budget, taken, now);
      throw tooMany((await addressBudget(db, 'sign-in').isSpent(block, atMost)) ?? 1);
    }
    return new Guess(context, counted, block);
  }

  /** Nothing was tried after all, or only half of it: it is as if it had not been. */
  async cameToNothing(): Promise<void> {
    const { db, clock } = this.context.platform;
    for (const { budget, taken } of this.counted) await giveTryBack(db, budget, taken, clock.now());
    if (this.block) await addressBudget(db, 'sign-in').giveBack(this.block);
  }

  async wasRight(): Promise<void> {
    const [here, ...wider] = this.counted;
    if (!here) return;
    const { budget } = here;
    // That somebody knows the password says nothing of what strangers tried; nor one code, which a stranger may show, of the others.
    if (budget.kind === 'STRANGERS' || budget.kind === 'PAIRING') return this.cameToNothing();
    const { db } = this.context.platform;
    const forgiven = await clearBudget(db, budget);
    for (const one of wider) await forgive(db, one.budget, forgiven);
  }

  /** Gives how many more wrong tries there are before all of them have to wait. */
  async wasWrong(): Promise<number> {
    const context = { ...this.context, actor: systemActor('guess guard') };
    for (const { budget, limits, taken } of this.counted)
      if (taken.wrong >= limits.guessLockAfter)
        await lockOut(context, { key: budget.key, address: this.context.address });
    return Math.max(0, Math.min(...this.counted.map(({ limits, taken }) => limits.guessLockAfter - taken.wrong)));
  }
}

/** Takes a try from each, or from none. Throws RATE_LIMITED. */
async function takeOfAll({ platform: { db } }: CallContext, bounds: readonly Bound[], now: Date) {
  const counted: (Bound & { readonly taken: Taken })[] = [];
  try {
    for (const bound of bounds) counted.push({ ...bound, taken: await takeTry(db, bound.budget, bound.limits, now) });
  } catch (error) {
    for (const { budget, taken } of counted) await giveTryBack(db, budget, taken, now);
    throw error;
  }
  return counted;
}

function boundsOf(tried: Try, figures: Awaited<ReturnType<typeof securityFigures>>): Bound[] {
  if ('pinOf' in tried) {
    const { pinOf: userId, deviceId } = tried;
    const [here, everywhere] = [pinBudgetKey(userId, deviceId), pinBudgetKey(userId)];
    return [
      { budget: { key: here, kind: 'PIN', userId }, limits: pinGuessLimits(figures) },
      { budget: { key: everywhere, kind: 'PIN', userId }, limits: pinGuessLimitsOfAll(figures) },
    ];
  }
  return [{ budget: budgetOf(tried), limits: figures }];
}

function budgetOf(tried: Exclude<Try, { readonly pinOf: string }>): Budget {
  if ('sessionId' in tried) return { key: `SESSION ${tried.sessionId}`, kind: 'SESSION', userId: null };
  if ('codeBy' in tried) return { key: `PAIRING ${tried.codeBy}`, kind: 'PAIRING', userId: null };
  const { email, userId, device } = tried;
  if (userId && device) return { key: `DEVICE ${userId} ${device}`, kind: 'DEVICE', userId };
  return { key: `STRANGERS ${tokenDigest(email)}`, kind: 'STRANGERS', userId };
}
