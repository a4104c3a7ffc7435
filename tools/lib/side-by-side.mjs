// Most programs that build and check draw on one core, and we count on two.
const LANES = 2;

/**
 * Does the works, two at a time, and begins them in their order. When one throws, no other begins, and what it threw is
 * thrown once those under way have ended.
 * @template Result
 * @param {readonly (() => Promise<Result>)[]} works
 * @returns {Promise<Result[]>} in the order of the works
 */
export async function sideBySide(works) {
  /** @type {Result[]} */
  const results = new Array(works.length);
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (next < works.length && !failed) {
      const mine = next++;
      try {
        results[mine] = await /** @type {() => Promise<Result>} */ (works[mine])();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
