import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout; everything is found from here, so that checkouts run side by side.
 * Old versions of Node must get as far as the sentence that refuses them, hence no import.meta.dirname. */
export const root = path.resolve(fileURLToPath(new URL('.', import.meta.url)), '..', '..');

/** A path of this checkout. */
export const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

/** A mistake of the person or the machine: its message is one sentence, and nothing else is printed. */
export class Complaint extends Error {}
