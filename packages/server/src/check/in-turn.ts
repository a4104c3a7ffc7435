/** Does so many things, some at once, each begun in its order; answers what each gave. */
export async function inTurn<Given>(
  count: number,
  atOnce: number,
  work: (n: number) => Promise<Given>,
): Promise<Given[]> {
  const given: Given[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) given[n] = await work(n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return given;
}
