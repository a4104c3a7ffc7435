import { CsvError, parse } from 'csv-parse/sync';

export type Delimiter = ',' | ';' | '\t';

/** Rows of cells as they stand, empty rows among them; or what is wrong with the file, and what to do. */
export type CsvRead = { readonly delimiter: Delimiter; readonly records: string[][] } | { readonly wrong: string };

/** Reads CSV (RFC 4180, also with semicolons or tabs, a byte order mark and any line ends). What was not read as UTF-8 is wrong. */
export function readCsv(text: string): CsvRead {
  if (text.includes('\uFFFD')) {
    return { wrong: 'The file is not in UTF-8: letters of it were lost. Save it as “CSV UTF-8” and choose it again.' };
  }
  const delimiter = delimiterOf(text);
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    return { delimiter, records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    const where = line === null ? 'The file' : `Line ${line} of the file`;
    return { wrong: `${where} cannot be read: a quotation mark is open or stands inside a cell. Correct it.` };
  }
}

/** What parts the cells of the first row that has any, outside of quotation marks. A comma where nothing does. */
function delimiterOf(text: string): Delimiter {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let begun = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (!quoted && begun && (letter === '\n' || letter === '\r')) break;
    if (!quoted && (letter === ',' || letter === ';' || letter === '\t')) counts[letter] += 1;
    begun ||= /[^\s\uFEFF]/.test(letter);
  }
  if (counts[';'] > counts[','] && counts[';'] >= counts['\t']) return ';';
  return counts['\t'] > counts[','] ? '\t' : ',';
}
