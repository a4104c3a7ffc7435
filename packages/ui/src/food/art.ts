import { useSyncExternalStore } from 'react';
import type { Base } from './dish-picture.ts';

/** What a picture is composed with, once it has come. */
export type Art = typeof import('./drawings.tsx') | typeof import('./baked-drawings.tsx');

// The drawings are much of what a first page would have to carry. They come in two files, in pieces they would be a quarter
// longer: the first when the first dish is shown, the other when the first of its dishes is.
const files = { first: () => import('./drawings.tsx'), baked: () => import('./baked-drawings.tsx') };
type File = keyof typeof files;

const baked = new Set(
  'puff pav bread sandwich omelette bun plum-cake cake biscuit chocolate ice fruit fruit-salad laddu jamun halwa payasam'.split(
    ' ',
  ),
);
const fileOf = (base: Base): File => (baked.has(base) ? 'baked' : 'first');

/** Whether a dish on this base is drawn with the first file: a page that shows only such dishes fetches no other. */
export const comesFirst = (base: Base) => fileOf(base) === 'first';

const loaded = new Map<File, Art>();
const underWay = new Map<File, Promise<void>>();
const listeners = new Set<() => void>();

/** Brings the drawings of one base, or of all. A failed fetch is tried again when the next picture asks. */
export async function loadArt(base?: Base): Promise<void> {
  const wanted = base === undefined ? (Object.keys(files) as File[]) : [fileOf(base)];
  await Promise.all(wanted.map((file) => underWay.get(file) ?? fetchFile(file)));
}

function fetchFile(file: File): Promise<void> {
  const fetched = files[file]().then(
    (art) => {
      loaded.set(file, art);
      for (const tell of listeners) tell();
    },
    () => void underWay.delete(file),
  );
  underWay.set(file, fetched);
  return fetched;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The drawings a base needs; null until they have come. */
export function useArt(base: Base): Art | null {
  const file = fileOf(base);
  const now = () => loaded.get(file) ?? null;
  const art = useSyncExternalStore(subscribe, now, now);
  if (!art && !underWay.has(file)) void loadArt(base);
  return art;
}
