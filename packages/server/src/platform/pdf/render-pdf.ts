import { fork } from 'node:child_process';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '@college-kiosk/kernel';
import { builtFile } from '../built-program.ts';

/** A page takes a tenth of a second; what takes longer than this is stuck. */
const LIMIT_MS = 30_000;
/** So many may wait for their turn; one at a time is made. */
const WAITING_AT_MOST = 20;

let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes a PDF in a process of its own, one after the other: laying out a long document would hold up whoever else is served. `sheet` is a
 * module called …-sheet.ts whose default export makes the document of its data, which must be plain.
 * @throws AppError UNAVAILABLE when too many wait; Error when it cannot be made, or takes too long.
 */
export async function renderPdf(sheet: URL, data: unknown): Promise<Buffer> {
  if (waiting >= WAITING_AT_MOST) throw new AppError('UNAVAILABLE', 'Too many documents are being made. Try again.');
  waiting += 1;
  const made = turn.then(() => print(sheet, data));
  turn = made.catch(() => {});
  return made.finally(() => {
    waiting -= 1;
  });
}

function print(sheet: URL, data: unknown): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = fork(builtFile('printer'), { execArgv: [], serialization: 'advanced', timeout: LIMIT_MS });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The printer ended without a document (${signal ?? code}).`)),
    );
    child.once('message', (said: { pdf?: Uint8Array; error?: string }) => {
      if (said.pdf) resolve(Buffer.from(said.pdf));
      else reject(new Error(`The document could not be made: ${said.error}`));
      child.kill();
    });
    child.send({ sheet: pathToFileURL(builtFile(basename(sheet.pathname, '.ts'))).href, data });
  });
}
