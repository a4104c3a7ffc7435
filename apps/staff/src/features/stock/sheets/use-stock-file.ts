import { never } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { ImportStockMutation } from '../../../gql/graphql.ts';
import { newId } from '../../../shell/ids.ts';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const ImportStockDocument = graphql(`
  mutation ImportStock($input: ImportStockInput!) {
    importStock(input: $input) {
      __typename
      ... on StockImport {
        isRehearsal
        rowCount
        newItems
        knownItems
        batchCount
        value
        problemCount
        problems { __typename row column value message }
        rows { __typename row code name isNew baseUnit quantity value expiryDate }
      }
      ... on SheetUnusable { code message }
      ... on RowsHaveErrors { code message problemCount }
    }
  }
`);

export type StockReport = Extract<ImportStockMutation['importStock'], { __typename: 'StockImport' }>;

/** Bytes that a file may have, so that a request can carry it. The server says the same. */
const fileMax = 375_000;
/** A large file takes a while: all of it is one change. */
const patienceMs = 60_000;

/** A file of stock: looked at when it is chosen, and taken in under the id that it was given then. */
export function useStockFile() {
  const { outlet } = useSigned();
  const [run, busy] = useRun(ImportStockDocument, { answerWithinMs: patienceMs });
  const [file, setFile] = useState<{ name: string; base64: string; commandId: string } | null>(null);
  const [report, setReport] = useState<StockReport | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = async (chosen: NonNullable<typeof file>, dryRun: boolean) => {
    const { base64, commandId } = chosen;
    setRefusal(null);
    const answer = (await run({ input: { base64, commandId, outletId: outlet.id, dryRun } }))?.importStock;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockImport':
        return setReport(answer);
      case 'SheetUnusable':
      case 'RowsHaveErrors':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    setReport(null);
    if (chosen.size > fileMax)
      return setRefusal('The file has more than 375 KB. Split it, and take one part in after the other.');
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const base64 = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    const next = { name: chosen.name, base64, commandId: newId() };
    setFile(next);
    await ask(next, true);
  };
  const again = () => {
    setFile(null);
    setReport(null);
    setRefusal(null);
  };
  return { file, report, refusal, busy, choose, again, takeIn: () => (file ? ask(file, false) : undefined) };
}
