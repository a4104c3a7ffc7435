import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { at, root } from './root.mjs';

const PASSED_OVER = new Set(['node_modules', 'dist', 'coverage', '.cache', '.data', '.git', 'test-results']);

/**
 * The files below a path of the checkout, or the path itself when it is a file; nothing when it is missing. In one order
 * on every machine, as paths from the root.
 * @param {string} relative
 * @returns {string[]}
 */
export function filesBelow(relative) {
  const found = fs.statSync(at(relative), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [relative];
  return fs
    .readdirSync(at(relative))
    .filter((name) => !PASSED_OVER.has(name))
    .sort()
    .flatMap((name) => filesBelow(path.join(relative, name)));
}

/**
 * One hash over the names and contents of the files below `paths` that `keep` accepts.
 * @param {string[]} paths from the root
 * @param {(file: string) => boolean} [keep]
 */
export function fingerprint(paths, keep = () => true) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).filter(keep)) {
    hash
      .update(`${file.split(path.sep).join('/')}\0`)
      .update(fs.readFileSync(at(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * Does `work` unless it was done for the same `state` before. What was done is remembered in a stamp file, written only
 * after the work has succeeded.
 * @param {string} stamp path from the root
 * @param {() => string} state asked before, and again after the work, which may itself write what is counted
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether there was work
 */
export async function unlessDone(stamp, state, work) {
  const file = path.join(root, stamp);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === state()) return false;
  await work();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, state());
  return true;
}
