/** A quote is good for five minutes: one that is this old is asked for anew, and holds for two more meanwhile. */
const ANEW_MS = 180_000;

/**
 * Quotes as they were asked for, and anew behind the back of who looks before they run out. Where nobody answers, who looks
 * next has it tried again. Throws where the first asking does.
 */
export async function keptFresh<Quoted>(ask: () => Promise<Quoted>): Promise<() => Quoted> {
  let kept = await ask();
  let askedAt = performance.now();
  let asking = false;
  const askAnew = async () => {
    asking = true;
    const began = performance.now();
    try {
      kept = await ask();
      askedAt = began;
    } catch {
      // The quotes that there are hold for a while yet, and a stale one is refused and seen.
    } finally {
      asking = false;
    }
  };
  return () => {
    if (!asking && performance.now() - askedAt > ANEW_MS) void askAnew();
    return kept;
  };
}
