/**
 * Works through rows one after the other. A row that fails does not keep the others waiting; what failed is thrown
 * together at the end, so that the job is seen to fail.
 */
export async function oneByOne<Row, Outcome>(
  rows: readonly Row[],
  work: (row: Row) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  for (const row of rows) {
    try {
      outcomes.push(await work(row));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${rows.length} failed: ${String(failures[0])}`);
  return outcomes;
}
