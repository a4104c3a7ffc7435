import { isRefusal } from '@college-kiosk/kernel';
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
import { type Budget, clearBudget, giveTryBack, takeTry, tooMany } from './budgets.ts';
import { type GuessLimits, pinBudgetKey, pinGuessLimits } from './guess-limits.ts';
import { lockOut } from './lock-out.ts';

/** Whose secret is tried, and from where. */
export type Try =
  | { readonly sessionId: string }
  | { readonly pinOf: string }
  | { readonly email: string; readonly userId: string | null; readonly device: string | null };

/** Finds out whose secret an input tries; null where it tries none. */
type Whose<Input> = (
  scope: { readonly db: Reader; readonly now: Date; readonly actor: Actor },
  input: Input,
) => Promise<Try | null>;

/** For what somebody who is signed in proves: whoever sits down at an open screen shall not guess there either. */
export const ofSession: Whose<unknown> = async ({ actor: { session } }) => session && { sessionId: session.id };

/** The refusals that say that a guess was wrong. */
const WRONG: ReadonlySet<string> = new Set([
  ...['WRONG_CREDENTIALS', 'WRONG_CODE', 'WRONG_PASSWORD', 'NOT_CONFIRMED'],
  ...['WRONG_PASSKEY', 'PASSKEY_CLONED', 'WRONG_PIN'],
]);

/**
 * Guards a command that hears a secret. Each try is taken from a budget before anything is computed: strangers at one account
 * have one together, and one of their block of addresses; a device from which somebody signed in to this account before has
 * its own, and so has an open session; so have all tries at one person's PIN. So nobody can lock out whoever sits where they always sit. Throws RATE_LIMITED.
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
    if (isRefusal(answer) && WRONG.has(answer.code)) await guess.wasWrong();
    else if (isRefusal(answer) || isHalf(answer)) await guess.cameToNothing();
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

/** A right password that waits for its code proves nobody yet. */
const isHalf = (answer: unknown) => typeof answer === 'object' && answer !== null && 'challenge' in answer;

/** One try, from when it is taken to when it is known what it was. */
class Guess {
  private constructor(
    private readonly context: CallContext,
    private readonly budget: Budget,
    /** Counted for strangers only: at a known device one may mistype behind any address. */
    private readonly block: string | null,
    private readonly limits: GuessLimits,
    private readonly taken: Awaited<ReturnType<typeof takeTry>>,
  ) {}

  static async take(context: CallContext, tried: Try): Promise<Guess> {
    const { db, clock } = context.platform;
    const budget = budgetOf(tried);
    const figures = await securityFigures(db);
    const limits = budget.kind === 'PIN' ? pinGuessLimits(figures) : figures;
    const block = budget.kind === 'STRANGERS' ? blockOf(context.address) : null;
    const atMost = limits.addressTriesPerHour;
    const waits = block && (await addressBudget(db, 'sign-in').isSpent(block, atMost));
    if (waits) throw tooMany(waits);
    const now = clock.now();
    const taken = await takeTry(db, budget, limits, now);
    // Of those who come at one moment as many are let through as may be.
    if (block && (await addressBudget(db, 'sign-in').take(block)) > atMost) {
      await giveTryBack(db, budget, taken, now);
      throw tooMany((await addressBudget(db, 'sign-in').isSpent(block, atMost)) ?? 1);
    }
    return new Guess(context, budget, block, limits, taken);
  }

  /** Nothing was tried after all, or only half of it: it is as if it had not been. */
  async cameToNothing(): Promise<void> {
    const { db, clock } = this.context.platform;
    await giveTryBack(db, this.budget, this.taken, clock.now());
    if (this.block) await addressBudget(db, 'sign-in').giveBack(this.block);
  }

  async wasRight(): Promise<void> {
    // That somebody knows the password says nothing of what strangers tried.
    if (this.budget.kind === 'STRANGERS') return this.cameToNothing();
    await clearBudget(this.context.platform.db, this.budget);
  }

  async wasWrong(): Promise<void> {
    if (this.taken.wrong < this.limits.guessLockAfter) return;
    const { key } = this.budget;
    await lockOut({ ...this.context, actor: systemActor('guess guard') }, { key, address: this.context.address });
  }
}

function budgetOf(tried: Try): Budget {
  if ('sessionId' in tried) return { key: `SESSION ${tried.sessionId}`, kind: 'SESSION', userId: null };
  if ('pinOf' in tried) return { key: pinBudgetKey(tried.pinOf), kind: 'PIN', userId: tried.pinOf };
  const { email, userId, device } = tried;
  if (userId && device) return { key: `DEVICE ${userId} ${device}`, kind: 'DEVICE', userId };
  return { key: `STRANGERS ${tokenDigest(email)}`, kind: 'STRANGERS', userId };
}
