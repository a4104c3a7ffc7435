/** What a cell says, or what is wrong with it and what to do. */
export type Read<Value> = { readonly value: Value } | { readonly wrong: string };

/** Reads an amount with so many places, as whole units of its last place: `1,250.50`, `₹ 1,25,000`, `12`. Digits, never a float. */
export function readAmount(cell: string, places: number, max: number): Read<number> {
  const bare = cell
    .normalize('NFKC')
    .replace(/^\s*(₹|rs\b\.?|inr\b)\s*/i, '')
    .replace(/\s*\/[-=–]\s*$/, '')
    .trim();
  if (/^[-−(]/.test(bare)) return { wrong: 'This is below zero. Write it without a sign, or leave the cell empty.' };
  const found = /^(\d{1,15}|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.(\d*))?$/.exec(bare);
  if (!found) return { wrong: 'This is no number. Write 12, 12.5 or 1,250.50.' };
  const [, whole = '', part = ''] = found;
  if (part.replace(/0+$/, '').length > places)
    return { wrong: `There are at most ${places} places after the point. Round it.` };
  const value = Number(`${whole.replaceAll(',', '')}${part.slice(0, places).padEnd(places, '0')}`);
  return value > max ? { wrong: 'This is more than can be taken in. Correct it.' } : { value };
}

/** Reads a whole number between bounds. */
export function readWhole(cell: string, max: number): Read<number> {
  const value = Number(cell);
  if (!/^\d{1,9}(\.0+)?$/.test(cell) || value > max) return { wrong: `Write a whole number from 0 to ${max}.` };
  return { value };
}

/** Reads a day as people in India write it, day first (24/11/2026, 24-11-2026, 24.11.26), or as a spreadsheet does (2026-11-24). */
export function readDay(cell: string): Read<string> {
  const wrong = { wrong: 'This is no day. Write day, month and year: 24/11/2026.' };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(cell);
  const indian = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(cell);
  const [year, month, day] = iso ? iso.slice(1) : indian ? indian.slice(1).reverse() : [];
  if (!year || !month || !day) return wrong;
  const said = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${said}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== said ? wrong : { value: said };
}

/** Reads text of a bounded length that no spreadsheet takes for a formula. */
export function readText(cell: string, max: number): Read<string> {
  if (/^[=+@]/.test(cell)) return { wrong: 'This begins as a formula does. Write it without = + or @ before it.' };
  return cell.length > max ? { wrong: `This is longer than ${max} letters. Shorten it.` } : { value: cell };
}

/** Reads one of a few words, however it is spelled; the message names them. */
export function readWord<Value>(cell: string, words: Readonly<Record<string, Value>>): Read<Value> {
  const word = cell.toLowerCase().replace(/[_\s-]+/g, ' ');
  if (Object.hasOwn(words, word)) return { value: words[word] as Value };
  return { wrong: `Say one of: ${Object.keys(words).join(', ')}.` };
}

/** Reads a yes or a no. */
export function readYesNo(cell: string): Read<boolean> {
  return readWord(cell, { yes: true, no: false, y: true, n: false, true: true, false: false });
}
