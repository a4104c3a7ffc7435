import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from 'react';
import { isPhotoGone } from '../../shell/photos.ts';
import { photosIn, type ReceiptDraft, withoutPhotos } from './receipt-draft.ts';

/**
 * Takes photos that the server let go out of a delivery that is being typed, and keeps all else: loose photos are kept for a day. Gives how many
 * they were, and how to look again; looks once by itself, for what was typed before.
 */
export function useGonePhotos(
  draft: ReceiptDraft,
  setDraft: Dispatch<SetStateAction<ReceiptDraft>>,
): [count: number, look: () => Promise<void>] {
  const [count, setCount] = useState(0);
  const look = useCallback(
    async (ids: readonly string[]) => {
      const answers = await Promise.all(ids.map((id) => isPhotoGone('receipts', id)));
      const gone = new Set(ids.filter((_, at) => answers[at]));
      if (gone.size === 0) return;
      setDraft((before) => withoutPhotos(before, gone));
      setCount((before) => before + gone.size);
    },
    [setDraft],
  );
  const [first] = useState(() => photosIn(draft));
  useEffect(() => void look(first), [look, first]);
  return [count, () => look(photosIn(draft))];
}
