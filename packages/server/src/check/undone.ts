import type postgres from 'postgres';

/** Runs in a transaction that is rolled back. */
export async function undone(sql: postgres.Sql, work: (sql: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const enough = new Error('Enough seen.');
  await sql
    .begin(async (tx) => {
      await work(tx);
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
}
