import { warmestOnArrival } from '@college-kiosk/kernel';
import { scaled, unscaled } from '@college-kiosk/ui';
import type { RejectedFate } from '../../gql/graphql.ts';
import type { TakenPhoto } from '../../shell/PhotoField.tsx';
import { tenths } from '../../shell/tenths.ts';
import type { ShownTransfer } from './transfer-words.ts';

type SentBatch = ShownTransfer['batches'][number];

/** What is typed of one batch that came. */
export interface BatchDraft {
  came: string;
  whyLess: string;
  /** Where it differs from that of all; empty where it does not. */
  temperature: string;
  fate: RejectedFate;
  why: string;
  photos: TakenPhoto[];
}

/** A batch that was sent, with what is typed of it and what that comes to. */
export type ReceivedBatch = SentBatch & {
  draft: BatchDraft;
  received: number | null;
  isLess: boolean;
  /** The warmest it may come, in tenths of a degree; null where nobody measures, or nothing came. */
  warmest: number | null;
  /** Whether what came of it is not taken in. */
  isRejected: boolean;
  /** Whether something of it that is typed cannot be sent. */
  isWrong: boolean;
};

/** What was sent, by what is typed of it. */
export function receivedBatches(
  { batches }: ShownTransfer,
  drafts: Readonly<Record<string, BatchDraft>>,
): ReceivedBatch[] {
  return batches.map((sent) => {
    const draft = drafts[sent.batch.id] ?? blank(sent);
    const received = scaled(draft.came, 3);
    const isLess = received !== null && received < sent.quantity;
    const warmest = received === 0 ? null : warmestOnArrival(sent.item.storage);
    const isRejected = draft.fate !== 'ACCEPTED' && received !== 0;
    const isWrong =
      received === null ||
      (isLess && draft.whyLess.trim() === '') ||
      (warmest !== null && draft.temperature !== '' && tenths(draft.temperature) === null) ||
      (isRejected && draft.why.trim() === '');
    return { ...sent, draft, received, isLess, warmest, isRejected, isWrong };
  });
}

/** The same as it is sent. */
export function saidOf(rows: readonly ReceivedBatch[]) {
  return {
    short: rows
      .filter(({ received, quantity }) => received !== quantity)
      .map(({ batch, received, draft }) => ({
        ...{ batchId: batch.id, received: received ?? 0, reason: draft.whyLess.trim() || 'More was counted' },
      })),
    temperatures: rows.flatMap(({ batch, warmest, draft }) => {
      const measured = tenths(draft.temperature);
      return warmest === null || measured === null ? [] : [{ batchId: batch.id, temperature: measured }];
    }),
    rejected: rows
      .filter(({ isRejected }) => isRejected)
      .map(({ batch, draft: { fate, why, photos } }) => ({
        ...{ batchId: batch.id, fate, reason: why.trim() },
        photoIds: fate === 'WASTED' ? photos.map(({ id }) => id) : null,
      })),
  };
}

function blank({ quantity }: SentBatch): BatchDraft {
  return { came: unscaled(quantity, 3), whyLess: '', temperature: '', fate: 'ACCEPTED', why: '', photos: [] };
}
