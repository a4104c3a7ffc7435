import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { socket } from '../../../platform/socket.ts';

/** Passwords that were stolen elsewhere, and are tried first (NIST SP 800-63B-4 §3.1.1.2). */
export interface BreachedPasswords {
  has(password: string): Promise<boolean>;
}

/** The list that was mounted; null without one. Plugged by `entry/`. */
export const breachedPasswords = socket<BreachedPasswords | null>('identity.breachedPasswords');

/** Longer than any line: forty digits, a colon, a count, an end of line. */
const WINDOW_BYTES = 128;
/** How many places of the file are compared before it is believed to be sorted. */
const PROBES = 2_000;
const LINE = /^([0-9A-Fa-f]{40})(?::\d+)?\r?$/;

/**
 * A file of SHA-1 digests in hexadecimal, sorted, one a line, with or without `:count`, as Have I Been Pwned publishes it. It has some
 * forty gigabytes: it is never read whole, but asked by halves, about 35 times for each password.
 */
export class BreachedFile implements BreachedPasswords {
  private constructor(
    private readonly file: FileHandle,
    private readonly size: number,
  ) {}

  /** Opens it. Throws an Error that says why it cannot be used: not readable, empty, lines of another form, or not sorted. */
  static async open(path: string): Promise<BreachedFile> {
    const file = await open(path, 'r').catch((error: Error) => {
      throw new Error(`it cannot be read (${error.message})`);
    });
    try {
      const info = await file.stat();
      if (!info.isFile() || info.size === 0) throw new Error('it is empty, or no file');
      const breached = new BreachedFile(file, info.size);
      await breached.assertSorted();
      return breached;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async has(password: string): Promise<boolean> {
    const wanted = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase();
    // The first line that begins at or after `from` may be it; none that begins at or after `to` is.
    let [from, to] = [0, this.size];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const line = await this.lineFrom(middle);
      if (line === null || line.start >= to || line.digest > wanted) to = middle;
      else if (line.digest === wanted) return true;
      else from = line.end;
    }
    return false;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async assertSorted(): Promise<void> {
    let before = '';
    let start = -1;
    const step = Math.max(1, Math.floor(this.size / PROBES));
    for (let at = 0; at < this.size; at += step) {
      const line = await this.lineFrom(at);
      if (line === null) return;
      if (line.start === start) continue;
      if (line.digest < before) throw new Error(`it is not sorted (look at byte ${line.start})`);
      [before, start] = [line.digest, line.start];
    }
  }

  /** The first line that begins at or after a byte, where it begins and ends; null after the last. Throws for a line of another form. */
  private async lineFrom(at: number): Promise<{ digest: string; start: number; end: number } | null> {
    // One byte earlier: where that is the end of a line, the next begins just here.
    const begin = Math.max(0, at - 1);
    const { buffer, bytesRead } = await this.file.read({ buffer: Buffer.alloc(2 * WINDOW_BYTES), position: begin });
    const text = buffer.toString('latin1', 0, bytesRead);
    const ahead = at === 0 ? 0 : text.indexOf('\n') + 1;
    if (at > 0 && ahead === 0) {
      if (begin + bytesRead >= this.size) return null;
      throw new Error(`it has a line of another form at byte ${begin}`);
    }
    const rest = text.slice(ahead);
    if (rest === '') return null;
    const feed = rest.indexOf('\n');
    const [, digest] = LINE.exec(feed === -1 ? rest : rest.slice(0, feed)) ?? [];
    if (digest === undefined) throw new Error(`it has a line of another form at byte ${begin + ahead}`);
    const start = begin + ahead;
    return { digest: digest.toUpperCase(), start, end: start + (feed === -1 ? rest.length : feed + 1) };
  }
}
