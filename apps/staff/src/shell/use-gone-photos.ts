import { useCallback, useEffect, useState } from 'react';
import { isPhotoGone, type PhotoOf } from './photos.ts';

/**
 * Takes photos that the server let go out of what is being typed, which keeps all else: loose photos are kept for a day. Gives how many
 * they were, and how to look again; looks once by itself, for what was typed before. `drop` stays the same from one rendering to the next.
 */
export function useGonePhotos(
  of: PhotoOf,
  photoIds: readonly string[],
  drop: (gone: ReadonlySet<string>) => void,
): [count: number, look: () => Promise<void>] {
  const [count, setCount] = useState(0);
  const look = useCallback(
    async (ids: readonly string[]) => {
      const answers = await Promise.all(ids.map((id) => isPhotoGone(of, id)));
      const gone = new Set(ids.filter((_, at) => answers[at]));
      if (gone.size === 0) return;
      drop(gone);
      setCount((before) => before + gone.size);
    },
    [of, drop],
  );
  const [first] = useState(photoIds);
  useEffect(() => void look(first), [look, first]);
  return [count, () => look(photoIds)];
}
