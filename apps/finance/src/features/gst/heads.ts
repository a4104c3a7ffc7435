/** Tax by head, in paise. */
export type Heads = { readonly cgst: number; readonly sgst: number; readonly igst: number };

/** All heads together. */
export const sumOf = ({ cgst, sgst, igst }: Heads) => cgst + sgst + igst;
