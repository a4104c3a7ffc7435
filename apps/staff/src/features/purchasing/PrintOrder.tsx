import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { PaperButton } from './PaperButton.tsx';

const PurchaseOrderPaperDocument = graphql(`
  query PurchaseOrderPaper($outletId: UUID!, $id: UUID!) {
    purchaseOrderPaper(outletId: $outletId, id: $id) { __typename fileName mediaType base64 }
  }
`);

/** Downloads the paper of an order. */
export function PrintOrder({ orderId }: { orderId: string }) {
  const { outlet } = useSigned();
  return (
    <PaperButton
      label="PDF"
      load={async (apollo) => {
        const asked = { query: PurchaseOrderPaperDocument, variables: { outletId: outlet.id, id: orderId } };
        const { data } = await apollo.query({ ...asked, fetchPolicy: 'network-only' });
        return data?.purchaseOrderPaper;
      }}
    />
  );
}
