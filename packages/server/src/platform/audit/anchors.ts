import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Its name in the data folder. */
export const HEADS_FILE = 'audit-heads.jsonl';
/** How often the head is written down at most: whoever cuts the end of the trail off is seen but for the last minute. */
const EVERY_MS = 60_000;

/** The head of the chain as it once was, kept outside of the database. */
export interface Anchor {
  readonly number: number;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  readonly at: string;
}

/** The trail was begun anew on purpose: what was anchored before is of another. */
interface Anew {
  readonly anew: true;
  readonly at: string;
}

/**
 * A file beside the database, to which heads of the chain are added, one JSON object on a line. Whoever may change the
 * database cannot change it, so that a trail which was rewritten from its beginning, or cut at its end, is told from the true one.
 */
export class AnchorFile {
  private latest: Omit<Anchor, 'at'> | null = null;
  private kept = 0;
  private keptAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly path: string) {}

  /** Keeps the head, where the one before was kept a minute ago. */
  keep({ number, hash }: Omit<Anchor, 'at'>, now: Date): void {
    this.latest = { number, hash };
    if (now.getTime() - this.keptAt >= EVERY_MS) this.write(now);
  }

  /** Says that the trail begins anew. */
  beginAnew(now: Date): void {
    this.latest = null;
    this.kept = 0;
    this.add({ anew: true, at: now.toISOString() });
  }

  /** Keeps the head that was not kept yet. */
  close(now: Date): void {
    if (this.latest && this.latest.number !== this.kept) this.write(now);
  }

  private write(now: Date): void {
    if (!this.latest) return;
    this.add({ ...this.latest, at: now.toISOString() });
    this.kept = this.latest.number;
    this.keptAt = now.getTime();
  }

  private add(line: Anchor | Anew): void {
    appendFileSync(this.path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}

/** What a file holds since the trail last began anew; nothing where there is none. Throws for a line that is none. */
export function readAnchors(path: string): Anchor[] {
  if (!existsSync(path)) return [];
  let anchors: Anchor[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const read = JSON.parse(line) as Anchor | Anew;
    anchors = 'anew' in read ? [] : [...anchors, read];
  }
  return anchors;
}
