/** Bytes that a file may have, so that a request can carry it. The server says the same. */
const FILE_MAX = 400_000;

export type MenuFile = { name: string; csv: string };

/**
 * Reads a file as text: UTF-8, or UTF-16 with a byte order mark, which is what a spreadsheet saves as “Unicode text”.
 * Gives words for the person where it is neither, is a workbook, or is too large.
 */
export function textOf(bytes: Uint8Array): { csv: string } | { wrong: string } {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return { wrong: 'This is a workbook. In your spreadsheet choose “Save as” and then “CSV UTF-8”.' };
  }
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return checked(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { wrong: 'The letters of this file cannot be read. Save it as “CSV UTF-8” and choose it again.' };
  }
}

/** Text that was pasted, or read from a file. */
export function checked(csv: string): { csv: string } | { wrong: string } {
  if (csv.trim() === '') return { wrong: 'There is nothing in it. Choose a file with a row for each dish.' };
  if (csv.includes('\0')) return { wrong: 'This is no CSV file. Save the table as “CSV UTF-8” and choose it again.' };
  return new TextEncoder().encode(csv).length > FILE_MAX
    ? { wrong: 'The file has more than 400 KB. Split it, and import one part after the other.' }
    : { csv };
}

/**
 * Writes a table as CSV (RFC 4180) that a spreadsheet opens as text: a cell that would begin a formula gets an apostrophe
 * before it (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(cell: string | number | null): string {
  const text = String(cell ?? '');
  const safe = typeof cell === 'string' && /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lets the browser save a table as a file. */
export function download(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Every column there is, with a dish in two servings, one in all languages, and packaged goods. */
export const TEMPLATE = [
  [
    'code',
    'name',
    'name_hi',
    'name_ml',
    'category',
    'serving',
    'price',
    'diet',
    'station',
    'description',
    'description_hi',
    'description_ml',
    'allergens',
    'kcal',
    'spice',
    'prep_minutes',
    'mrp',
    'tax_code',
  ],
  [
    'EXAMPLE_DOSA',
    'Masala dosa',
    'मसाला डोसा',
    'മസാല ദോശ',
    'Dosa',
    '',
    '60',
    'veg',
    '',
    'Crisp dosa with potato',
    'आलू भरा कुरकुरा डोसा',
    'ഉരുളക്കിഴങ്ങ് നിറച്ച മൊരിഞ്ഞ ദോശ',
    'milk',
    '420',
    '1',
    '6',
    '',
    '',
  ],
  [
    'FRIED_RICE',
    'Egg fried rice',
    '',
    '',
    'Rice',
    'Half',
    '70',
    'egg',
    '',
    '',
    '',
    '',
    'egg, soy',
    '350',
    '1',
    '8',
    '',
    '',
  ],
  ['FRIED_RICE', 'Egg fried rice', '', '', 'Rice', 'Full', '120', 'egg', '', '', '', '', '', '', '', '', '', ''],
  ['EXAMPLE_WATER', 'Water 1 l', '', '', 'Drinks', '', '20', 'veg', '', '', '', '', 'none', '', '', '', '20', '2201'],
];
