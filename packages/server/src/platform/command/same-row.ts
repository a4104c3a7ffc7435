/** Whether a row says what is there already; its version aside. Instants and lists are compared by what they say. */
export function isSameRow<Row extends { readonly version: number }>(known: Row, wanted: Row): boolean {
  const said = ({ version: _, ...facts }: Row) => facts as Record<string, unknown>;
  const [before, after] = [said(known), said(wanted)];
  return Object.keys(before).every((key) => JSON.stringify(before[key]) === JSON.stringify(after[key]));
}
