import type postgres from 'postgres';
import type { Anchor } from './anchors.ts';

/** Seals that are looked at in one statement. */
const SEALS_AT_ONCE = 200;
const DIGEST_BYTES = 32;
/** Stands for the digest of a row that says what its version does not know: as long as a digest, and none. */
const NO_DIGEST = 'said afterwards, which no seal .';

export interface Verified {
  /** What was looked at before it ended, or before the first thing that is wrong. */
  readonly seals: number;
  readonly rows: number;
  /** Rows that no seal holds yet. */
  readonly unsealed: number;
  /** The first thing that is wrong, in words; null when the trail is whole. */
  readonly problem: string | null;
}

interface SealRow {
  number: string;
  rows: number;
  follows: boolean;
  own: boolean;
  whole: boolean;
  hash: string;
}

/**
 * Looks at the whole trail: each row against its digest, each seal against its hash and the one before, and the chain
 * against its heads as they were kept elsewhere. Names the first row that is not as it was written.
 */
export async function verifyAudit(sql: postgres.ISql, anchors: readonly Anchor[]): Promise<Verified> {
  const anchored = new Map(anchors.map(({ number, hash }) => [number, hash]));
  let [seals, rows] = [0, 0];
  const result = async (problem: string | null): Promise<Verified> => ({
    ...{ seals, rows, problem },
    unsealed: await unsealedRows(sql),
  });
  for (;;) {
    const looked = await lookAt(sql, seals);
    for (const seal of looked) {
      const number = Number(seal.number);
      if (number !== seals + 1) return result(`Seal ${seals + 1} is gone.`);
      if (!seal.whole) return result(await firstBadRow(sql, number));
      if (!seal.own) return result(`Seal ${number} says something else than it was sealed with.`);
      if (!seal.follows) return result(`Seal ${number} does not follow seal ${number - 1}.`);
      const kept = anchored.get(number);
      if (kept !== undefined && kept !== seal.hash) {
        return result(
          `Seal ${number} is not the one that was kept outside of the database: the trail was written anew.`,
        );
      }
      seals = number;
      rows += seal.rows;
    }
    if (looked.length < SEALS_AT_ONCE) break;
  }
  const beyond = anchors.find(({ number }) => number > seals);
  return result(
    beyond
      ? `The trail ends with seal ${seals}, but seal ${beyond.number} was kept outside of the database: its end is gone.`
      : null,
  );
}

/** The seals after this one, each with what is wrong about it. */
function lookAt(sql: postgres.ISql, after: number): Promise<SealRow[]> {
  return sql<SealRow[]>`
    select s.number, (length(s.digests) / ${DIGEST_BYTES})::integer as rows, encode(s.hash, 'hex') as hash,
      s.hash = platform_seal_hash(s) as own,
      s.previous is not distinct from before.hash as follows,
      s.digests is not distinct from (
        select string_agg(coalesce(platform_audit_digest(e, s.version), ${NO_DIGEST}::text::bytea), ''::bytea order by e.transaction, e.sequence)
        from platform_rows_of_seal(s) e
      ) as whole
    from audit_seals s left join audit_seals before on before.number = s.number - 1
    where s.number > ${after} order by s.number limit ${SEALS_AT_ONCE}`;
}

/** Which row of a seal is not as it was sealed: changed, gone, or never sealed. */
async function firstBadRow(sql: postgres.ISql, seal: number): Promise<string> {
  const [sealed] = await sql<{ digests: Buffer }[]>`select digests from audit_seals where number = ${seal}`;
  const found = await sql<{ id: string; sequence: string; at: Date; command: string; digest: Buffer }[]>`
    select e.id, e.sequence, e.at, e.command, coalesce(platform_audit_digest(e, s.version), ${NO_DIGEST}::text::bytea) as digest
    from audit_seals s cross join lateral platform_rows_of_seal(s) e
    where s.number = ${seal} order by e.transaction, e.sequence`;
  const wanted = digestsOf(sealed?.digests ?? Buffer.alloc(0));
  const present = found.map(({ digest }) => digest.toString('hex'));
  const at = present.findIndex((digest, place) => digest !== wanted[place]);
  const row = at === -1 ? undefined : found[at];
  const last = found.at(-1);
  if (!row) return `Seal ${seal} holds a row after ${last ? named(last) : 'its beginning'} that is gone.`;
  const isSealed = wanted.includes(present[at] ?? '');
  if (isSealed) return `Seal ${seal} holds a row before ${named(row)} that is gone, or that row was moved.`;
  return present.length > wanted.length
    ? `${named(row)} was never sealed: it was put between rows of seal ${seal}.`
    : `${named(row)} is not as it was sealed in seal ${seal}.`;
}

const named = ({ id, sequence, at, command }: { id: string; sequence: string; at: Date; command: string }) =>
  `Row ${id} (number ${sequence}, ${command} at ${new Date(at).toISOString()})`;

function digestsOf(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / DIGEST_BYTES }, (_, place) =>
    bytes.subarray(place * DIGEST_BYTES, (place + 1) * DIGEST_BYTES).toString('hex'),
  );
}

/** Rows that no seal holds yet. */
export async function unsealedRows(sql: postgres.ISql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::integer as count from audit_entries e
    where (e.transaction, e.sequence) > (
      coalesce((select through_transaction from audit_seals order by number desc limit 1), '0'),
      coalesce((select through_sequence from audit_seals order by number desc limit 1), 0))`;
  return row?.count ?? 0;
}
