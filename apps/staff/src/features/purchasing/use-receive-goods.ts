import { never, useCommandId } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ReceiveGoodsInput } from '../../gql/graphql.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const ReceiveGoodsDocument = graphql(`
  mutation ReceiveGoods($input: ReceiveGoodsInput!) {
    receiveGoods(input: $input) {
      __typename
      ... on GoodsReceipt { id lines { __typename position batch { __typename id } } }
      ... on PurchaseOrderUnknown { code message }
      ... on PurchaseOrderNotOpen { code message state }
      ... on NotOrdered { code message stockItemId }
      ... on SupplierRetired { code message }
      ... on UnitUnknown { code message unit }
      ... on ExpiredOnArrival { code message expiryDate }
      ... on ShortShelfLife { code message expiryDate left needed }
      ... on MoreThanOrdered { code message stockItemId ordered accepted }
      ... on MuchWithoutOrder { code message limit value }
      ... on MuchFree { code message stockItemId }
      ... on FarBelowCost { code message stockItemId }
      ... on FarAboveCost { code message stockItemId }
      ... on TooWarm { code message stockItemId }
      ... on NotMeasured { code message stockItemId }
    }
  }
`);

type Refusal = { message: string; isOverridable?: boolean };

/** Sends what came; gives how many batches it became, or null and why not. */
export function useReceiveGoods() {
  const { outlet } = useSigned();
  const receiptId = useCommandId();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [run, busy] = useRun(ReceiveGoodsDocument);
  const receive = async (said: Omit<ReceiveGoodsInput, 'id' | 'outletId'>): Promise<number | null> => {
    setRefusal(null);
    const answer = (await run({ input: { id: receiptId(said), outletId: outlet.id, ...said } }))?.receiveGoods;
    if (!answer) return null;
    switch (answer.__typename) {
      case 'GoodsReceipt':
        return answer.lines.filter(({ batch }) => batch !== null).length;
      case 'ShortShelfLife':
      case 'MoreThanOrdered':
      case 'MuchWithoutOrder':
      case 'MuchFree':
      case 'FarBelowCost':
      case 'FarAboveCost':
      case 'TooWarm':
      case 'NotMeasured':
        setRefusal({ message: answer.message, isOverridable: true });
        return null;
      case 'PurchaseOrderUnknown':
      case 'PurchaseOrderNotOpen':
      case 'NotOrdered':
      case 'SupplierRetired':
      case 'UnitUnknown':
      case 'ExpiredOnArrival':
        setRefusal({ message: answer.message });
        return null;
      default:
        never(answer);
        return null;
    }
  };
  return { receive, busy, refusal, setRefusal };
}
