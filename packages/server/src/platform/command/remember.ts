import { createHash } from 'node:crypto';
import { AppError, canonicalJson } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../auth/actor.ts';
import type { Tx } from '../db/database.ts';
import { rememberedCommands } from './tables.ts';

export interface Utterance {
  /** Made by the caller: the id of the thing, or a `commandId` for verbs that make nothing. */
  readonly id: string;
  readonly command: string;
  readonly digest: string;
}

/** What the caller said, in a form that can be compared with what was said before under the same id. */
export function utterance(command: string, id: string, input: unknown): Utterance {
  return { id, command, digest: createHash('sha256').update(canonicalJson(input)).digest('base64url') };
}

/**
 * The stored answer when the very same thing was said before, or null. Waits for a twin that is still at it: run beside
 * it, this one would find its order paid or its batch there already, and refuse what the twin has done. Both statements
 * go in one round trip, and the second sees what the twin committed. Throws CONFLICT when the id was used for something
 * else or by somebody else.
 */
export async function recall(tx: Tx, said: Utterance, actor: Actor): Promise<{ answer: unknown } | null> {
  const [, [before]] = await Promise.all([
    tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`said:${said.id}`}, 0))`),
    tx.select().from(rememberedCommands).where(eq(rememberedCommands.id, said.id)),
  ]);
  if (!before) return null;
  if (before.command !== said.command || before.digest !== said.digest || before.actorId !== actor.id) {
    throw idConflict();
  }
  return { answer: before.answer };
}

/** Stores the answer in the command's own transaction. A concurrent twin violates the key and is run again. */
export async function remember(tx: Tx, said: Utterance, actor: Actor, answer: unknown, at: Date): Promise<void> {
  await tx.insert(rememberedCommands).values(rememberedRow(said, actor, answer, at));
}

/** The row that remembers an answer. */
export function rememberedRow(said: Utterance, actor: Actor, answer: unknown, at: Date) {
  const { id, command, digest } = said;
  return { id, command, actorId: actor.id, digest, answer: answer ?? null, at };
}

/** The error for an id that is taken: nothing was done. */
export function idConflict(): AppError {
  return new AppError('CONFLICT', 'This id was used before for something else. Make a new id for a new request.');
}
