import { saveJournal } from '../modules/finance/index.ts';
import type { CallContext } from '../platform/context.ts';

/** Writes three journals of three lines by hand; they are drafts. Gives the last. */
export async function writeJournals(
  by: CallContext,
  { outletId, newId }: { readonly outletId: string; newId(): string },
): Promise<string> {
  let id = '';
  for (let n = 0; n < 3; n += 1) {
    id = newId();
    const lines = [
      { account: '6200', debit: 100, credit: 0, party: 'Gas' },
      { account: '6300', debit: 100, credit: 0 },
      { account: '1020', debit: 0, credit: 200 },
    ];
    const journal = { commandId: newId(), id, outletId, version: 0, day: '2026-11-20', narration: 'Gas and rent' };
    await saveJournal(by, { ...journal, lines });
  }
  return id;
}
