import { never } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { EnterSupplierBillInput, SupplierBillState } from '../../../gql/graphql.ts';
import { useRun } from '../../../shell/use-run.ts';

const EnterSupplierBillDocument = graphql(`
  mutation EnterSupplierBill($input: EnterSupplierBillInput!) {
    enterSupplierBill(input: $input) {
      __typename
      ... on SupplierBill { id state }
      ... on DuplicateBill { code message billId number billDate }
      ... on BillDateAhead { code message }
      ... on ReceiptUnknown { code message }
      ... on ReceiptBilled { code message stockItemId }
      ... on OtherSupplier { code message }
      ... on UnitUnknown { code message unit }
    }
  }
`);

type Refusal = { message: string; billId?: string };

/** Sends a bill as it was typed; gives what became of it, or null and why not. */
export function useEnterBill() {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [run, busy] = useRun(EnterSupplierBillDocument);
  const enter = async (input: EnterSupplierBillInput): Promise<SupplierBillState | null> => {
    setRefusal(null);
    const answer = (await run({ input }))?.enterSupplierBill;
    if (!answer) return null;
    switch (answer.__typename) {
      case 'SupplierBill':
        return answer.state;
      case 'DuplicateBill':
        setRefusal({ message: answer.message, billId: answer.billId });
        return null;
      case 'BillDateAhead':
      case 'ReceiptUnknown':
      case 'ReceiptBilled':
      case 'OtherSupplier':
      case 'UnitUnknown':
        setRefusal({ message: answer.message });
        return null;
      default:
        never(answer);
        return null;
    }
  };
  return { enter, busy, refusal, setRefusal };
}
