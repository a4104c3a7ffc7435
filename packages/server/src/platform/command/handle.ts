import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { recordAudit } from '../audit/record.ts';
import type { CallContext } from '../context.ts';
import { reactionMarks } from '../outbox/tables.ts';
import { writeOutbox } from '../outbox/write.ts';
import { recall, remember, type Utterance } from './remember.ts';
import { type Filed, Run } from './scope.ts';
import type { HandleSpec } from './spec.ts';

/** Thrown to roll the handler's savepoint back, and caught again right outside of it. */
class Undo extends Error {
  constructor(readonly refusal: Refusal) {
    super('refused');
  }
}

/**
 * Prepares, and runs a handler in a transaction: answers again what was said before, else runs it in a savepoint, which a refusal rolls
 * back, and writes the audit row, the events and the answer to remember.
 */
export async function runHandle<Schema extends z.ZodType, Answer>(
  spec: HandleSpec<Schema, Answer>,
  context: CallContext,
  input: z.output<Schema>,
  said: Utterance | null,
  filed: Filed,
): Promise<Answer> {
  const { platform, actor } = context;
  const run = new Run(spec, context, input, spec.about?.(input, context.actor) ?? null);
  filed.run = run;
  const { now, emitted } = run;
  const prepared = await spec.prepare?.(run.known, input);
  const answered = await platform.db.transaction(async (tx) => {
    const before = said && (await recall(tx, said, actor));
    if (before) return before.answer as Answer;

    await spec.hold?.(tx, input, actor);
    let answer: Answer;
    try {
      answer = await tx.transaction(async (inner) => {
        const given = await spec.handle(run.scopeOn(inner), input, prepared);
        if (isRefusal(given)) throw new Undo(given);
        return given;
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
      run.undo();
      await spec.onRefusal?.(run.scopeOn(tx), input, error.refusal);
      await recordAudit(tx, context, now, { ...run.facts(), outcome: 'refused', reason: error.refusal.code });
      await writeOutbox(tx, emitted, now);
      return error.refusal as Answer;
    }

    await recordAudit(tx, context, now, { ...run.facts(), outcome: 'done' });
    await writeOutbox(tx, emitted, now);
    if (said) await remember(tx, said, actor, answer, now);
    if (context.cause) await tx.insert(reactionMarks).values({ ...context.cause, at: now });
    return answer;
  });
  platform.live.changed(run.facts().outletId);
  return answered;
}
