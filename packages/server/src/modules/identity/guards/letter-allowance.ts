import { AppError, isRefusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import type { Command } from '../../../platform/command/command.ts';
import { isStorable } from '../../../platform/command/parse.ts';
import type { CallContext } from '../../../platform/context.ts';
import { blockOf } from '../../../platform/http/address-block.ts';
import { securityFigures } from '../sessions/settings.ts';
import { type AddressBudget, addressBudget } from './address-budget.ts';
import { inWords } from './budgets.ts';

/**
 * Guards a command by which a stranger has us send a letter to a mailbox of their choice. Each is taken from what the block of addresses may
 * ask for in an hour, and from what may go to that mailbox, before anything is looked up: so the answer tells nothing of the address. What was
 * refused brings no letter and costs the mailbox nothing. Throws RATE_LIMITED with the seconds to wait.
 */
export function withLetterAllowance<Schema extends z.ZodType<{ email: string }>, Answer>(
  inner: Command<Schema, Answer>,
): Command<Schema, Answer> {
  const run = async (context: CallContext, raw: z.input<Schema>): Promise<Answer> => {
    const { success, data } = (inner.spec.input as Schema).safeParse(raw);
    // Whoever sends what cannot be kept or read hears so from the door itself.
    if (!success || !isStorable(raw)) return inner(context, raw);
    const { db } = context.platform;
    const { addressLettersPerHour, mailboxLettersPerHour } = await securityFigures(db);
    const block = blockOf(context.address);
    if (block !== null) await take(addressBudget(db, 'letters'), block, addressLettersPerHour, FROM_NETWORK);
    const mailboxes = addressBudget(db, 'mailbox');
    const mailbox = tokenDigest(data.email);
    await take(mailboxes, mailbox, mailboxLettersPerHour, TO_ADDRESS);
    let answer: Answer;
    try {
      answer = await inner(context, raw);
    } catch (error) {
      await mailboxes.giveBack(mailbox);
      throw error;
    }
    if (isRefusal(answer)) await mailboxes.giveBack(mailbox);
    return answer;
  };
  return Object.assign(run, { spec: inner.spec });
}

const FROM_NETWORK = 'Too many letters were asked for from your network.';
const TO_ADDRESS = 'Too many letters to this address were asked for.';

/** Takes one: of those who come at one moment as many are let through as may be. */
async function take(budget: AddressBudget, key: string, atMost: number, why: string): Promise<void> {
  const waits = await budget.isSpent(key, atMost);
  if (waits !== null) throw tooManyLetters(waits, why);
  if ((await budget.take(key)) > atMost) throw tooManyLetters((await budget.isSpent(key, atMost)) ?? 1, why);
}

function tooManyLetters(seconds: number, why: string): AppError {
  return new AppError('RATE_LIMITED', `${why} Try again in ${inWords(seconds)}.`, { retryAfterSeconds: seconds });
}
