import { readFile } from 'node:fs/promises';
import { type Handler, pathOf } from '../http/server.ts';
import { FONT_FILES } from './font-files.ts';

/** Below which the fonts of papers are given out. */
export const FONT_PATH = '/fonts/';

/** The fonts of papers, for pages that a browser prints: a bare machine has no letters of India, nor a rupee sign. */
export const fontRoute: Handler = async (request, response) => {
  const file = FONT_FILES.get(pathOf(request).slice(FONT_PATH.length));
  if (!file || request.method !== 'GET') {
    response.writeHead(404, { 'cache-control': 'no-store' });
    response.end();
    return true;
  }
  // Of a pinned version: the same name is the same file for as long as this version runs.
  response.writeHead(200, { 'content-type': 'font/ttf', 'cache-control': 'public, max-age=86400' });
  response.end(await readFile(file));
  return true;
};
