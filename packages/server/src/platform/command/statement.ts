import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { auditRow, recordAudit } from '../audit/record.ts';
import type { CallContext } from '../context.ts';
import { postgresError } from '../db/errors.ts';
import { RAISED } from '../db/raised.ts';
import { asRow } from '../db/rows.ts';
import { writeOutbox } from '../outbox/write.ts';
import { idConflict, recall, rememberedRow, type Utterance } from './remember.ts';
import { type Filed, Run } from './scope.ts';
import type { StatementSpec } from './spec.ts';

/** How often something may turn out to have changed since it was looked at. */
const TRIES = 8;

/**
 * Runs a command that is one statement: prepared in memory, called, and answered once it is on disk. What memory alone
 * refuses is looked at again afresh; a refusal is recorded in a transaction of its own before anybody hears of it.
 */
export async function runStatement<Schema extends z.ZodType, Answer>(
  spec: StatementSpec<Schema, Answer>,
  context: CallContext,
  input: z.output<Schema>,
  said: Utterance,
  filed: Filed,
): Promise<Answer> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const run = new Run(spec, context, input, spec.about?.(input, context.actor) ?? null);
    filed.run = run;
    const tried = await tryOnce({ spec, context, input, said, run }, tries > 1);
    if (tried === 'outdated') continue;
    return isRefusal(tried) ? recordRefusal({ spec, context, input, said, run }, tried) : tried.answer;
  }
  throw new AppError('UNAVAILABLE', 'This is being changed at this very moment. Try again.');
}

interface Try<Schema extends z.ZodType, Answer> {
  readonly spec: StatementSpec<Schema, Answer>;
  readonly context: CallContext;
  readonly input: z.output<Schema>;
  readonly said: Utterance;
  readonly run: Run;
}

async function tryOnce<Schema extends z.ZodType, Answer>(
  { spec, context, input, said, run }: Try<Schema, Answer>,
  afresh: boolean,
): Promise<{ readonly answer: Answer } | Refusal | 'outdated'> {
  const { db, statements, live } = context.platform;
  const prepared = await spec.statement({ ...run.known, db, afresh }, input);
  if (isRefusal(prepared)) return afresh ? prepared : 'outdated';
  const refusal = 'refusal' in prepared ? prepared.refusal : null;
  const answer = (refusal ?? ('answer' in prepared ? prepared.answer : null)) as Answer;
  const outcome = refusal ? ({ outcome: 'refused', reason: refusal.code } as const) : ({ outcome: 'done' } as const);
  const door = {
    said: asRow(rememberedRow(said, context.actor, answer, run.now)),
    audit: asRow(auditRow(context, run.now, { ...run.facts(), ...outcome })),
  };
  try {
    const given = (await statements.call(prepared.name, door, prepared.body)) as { readonly before?: Answer };
    await statements.barrier();
    live.changed(run.facts().outletId);
    if (given.before) return { answer: given.before };
    if ('done' in prepared) prepared.done?.(given);
    return { answer };
  } catch (error) {
    const raised = postgresError(error);
    if (raised?.code === RAISED.outdated) return 'outdated';
    if (raised?.code === RAISED.conflict) throw idConflict();
    if (raised?.code !== RAISED.refused || !('refused' in prepared) || !prepared.refused) throw error;
    return prepared.refused(JSON.parse(raised.detail ?? '{}'));
  }
}

/** Writes a refusal down. Whoever was answered before hears that again, although it would be refused by now. */
async function recordRefusal<Schema extends z.ZodType, Answer>(
  { spec, context, input, said, run }: Try<Schema, Answer>,
  refusal: Refusal,
): Promise<Answer> {
  const { db, statements } = context.platform;
  const before = await db.transaction(async (tx) => {
    const known = await recall(tx, said, context.actor);
    if (known) return known;
    await spec.onRefusal?.(run.scopeOn(tx), input, refusal);
    await recordAudit(tx, context, run.now, { ...run.facts(), outcome: 'refused', reason: refusal.code });
    await writeOutbox(tx, run.emitted, run.now);
    return null;
  });
  if (!before) return refusal as Answer;
  // The first may be committed and not yet on disk.
  await statements.barrier();
  return before.answer as Answer;
}
