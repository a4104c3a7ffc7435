import { scaled } from '@college-kiosk/ui';

export const NOTES = [500, 200, 100, 50, 20, 10] as const;
export type Typed = Readonly<Record<(typeof NOTES)[number] | 'coins', string>>;
export const NOTHING_TYPED: Typed = { 500: '', 200: '', 100: '', 50: '', 20: '', 10: '', coins: '' };

/** What was typed as the server takes it, with what it comes to in paise; null while something is no number. */
export function countOf(typed: Typed) {
  const notes = NOTES.map((note) => (typed[note].trim() === '' ? 0 : wholeOf(typed[note])));
  const coins = typed.coins.trim() === '' ? 0 : scaled(typed.coins, 2);
  if (coins === null || notes.some((many) => many === null)) return null;
  const [notes500 = 0, notes200 = 0, notes100 = 0, notes50 = 0, notes20 = 0, notes10 = 0] = notes.map(
    (many) => many ?? 0,
  );
  const amount = NOTES.reduce((sum, note, index) => sum + note * 100 * (notes[index] ?? 0), coins);
  return { count: { notes500, notes200, notes100, notes50, notes20, notes10, coins }, amount };
}

/** How many notes were typed; null when that is no number of notes. */
export function wholeOf(typed: string): number | null {
  return /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : null;
}
