import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(?:js|css|html|svg|json|webmanifest|txt)$/;
/** A smaller file gains nothing: it fits into one packet as it is. */
const WORTH_BYTES = 1_024;

/**
 * Puts a `.br` and a `.gz` beside every text of a build, as small as they get: they are made once and sent many times.
 * @param {string} folder
 */
export async function compressBuild(folder) {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const worth = files
    .filter((file) => file.isFile() && compressible.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
    .filter((file) => fs.statSync(file).size >= WORTH_BYTES);
  await Promise.all(worth.map(compressFile));
}

/** @param {string} file */
async function compressFile(file) {
  const text = fs.readFileSync(file);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  fs.writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, { params: size }));
  fs.writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
}
