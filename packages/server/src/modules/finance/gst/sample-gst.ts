import type { Database } from '../../../platform/db/database.ts';
import { organisations, placeOf } from '../../places/index.ts';
import { seedAccounts } from '../chart.ts';
import { issueCreditNote } from '../documents/credit-note.ts';
import type { Buyer } from '../documents/document-form.ts';
import { type DocumentLineDraft, issueInvoice } from '../issue-document.ts';
import { type EntryKind, type PostingLine, post } from '../post.ts';
import { refundEvent, refundPosting, salePosting } from '../sale-postings.ts';

export const OURS = '32ABCDE1234F1Z9';
export const THEIRS = '29ABCDE1234F1ZW';

/** A line of a document: `half` of its tax is the centre's, the other the State's. */
export function line(
  taxCode: string,
  taxable: number,
  half: number,
  rateBp: number,
  taxKind: 'PREPARED' | 'GOODS' = 'PREPARED',
) {
  return {
    ...{ description: taxCode, taxCode, taxKind, quantity: 2_000, gross: taxable + 2 * half, taxable, rateBp },
    ...{ cgst: half, sgst: half, igst: 0 },
  } satisfies DocumentLineDraft;
}

interface Said {
  readonly day?: string;
  readonly outletId?: string;
  readonly source?: { readonly type: string; readonly id: string };
  readonly event?: string;
  readonly kind?: EntryKind;
}

const WHOLE = { inRupees: false, refundId: null };
const at = (day: string) => new Date(`${day}T06:00:00.000Z`);
const datesOf = (day: string) => ({ businessDate: day, taxDate: day });

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
}

/** The organisation is registered as OURS; its sales, what goes back of them, and what else its books are told. */
export async function taxedCanteen(world: World) {
  await world.db.transaction((tx) => seedAccounts(tx));
  await world.db.update(organisations).set({ gstin: OURS });

  /** Books lines, or amounts by account: debits, or less than nothing for credits. Answers the entry. */
  function book(what: readonly PostingLine[] | Readonly<Record<string, number>>, said: Said = {}): Promise<string> {
    const { day = '2026-04-12', outletId = world.outletId, event = 'happened', kind = 'ORDINARY' } = said;
    const source = said.source ?? { type: 'test', id: world.newId() };
    const lines = Array.isArray(what)
      ? (what as PostingLine[])
      : Object.entries(what).map(([account, amount]) =>
          amount > 0 ? { account, debit: amount } : { account, credit: -amount },
        );
    return world.db.transaction((tx) =>
      post(tx, {
        ...{ outletId, kind, source, event, narration: 'A test', at: at(day), dates: datesOf(day), postedBy: 'test' },
        lines,
      }),
    );
  }

  /** Sells for cash: the invoice and its entry. */
  async function sale(day: string, lines: DocumentLineDraft[], buyer: Buyer | null = null, outletId = world.outletId) {
    const orderId = world.newId();
    const place = await placeOf(world.db, outletId);
    await world.db.transaction((tx) =>
      issueInvoice(tx, { orderId, place, device: null, at: at(day), dates: datesOf(day), lines, roundOff: 0, buyer }),
    );
    const posting = salePosting({ tender: 'CASH', lines, roundOff: 0, paymentId: world.newId() });
    await book(posting, { day, outletId, source: { type: 'order', id: orderId }, event: 'sale' });
    return { orderId, lines, outletId };
  }

  /** Takes a sale back whole. */
  async function takeBack({ orderId, outletId }: Awaited<ReturnType<typeof sale>>, day: string) {
    const place = await placeOf(world.db, outletId);
    const dates = datesOf(day);
    const {
      withoutTax,
      part,
      lines: back,
    } = await world.db.transaction((tx) =>
      issueCreditNote(tx, { orderId, place, device: null, at: at(day), dates, reason: 'Cold', ...WHOLE }, null),
    );
    const posting = refundPosting({ tender: 'CASH', lines: back, roundOff: 0, paymentId: world.newId() });
    await book(posting, {
      day,
      outletId,
      source: { type: 'order', id: orderId },
      event: refundEvent({ withoutTax, part }),
    });
  }

  return { book, sale, takeBack };
}
