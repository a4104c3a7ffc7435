/**
 * Asks again for what a change left old on the screen. It never fails: what cannot be asked again says so where it is shown, and what leaves
 * the screen meanwhile is broken off.
 */
export function askAgain(refetch: () => Promise<unknown>): () => Promise<void> {
  return () =>
    refetch().then(
      () => undefined,
      () => undefined,
    );
}
