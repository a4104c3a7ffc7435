import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../../gql/gql.ts';
import type { PurchaseOrderState, SheetFormat } from '../../../gql/graphql.ts';
import { DownloadMenu } from '../../../shell/sheets/DownloadMenu.tsx';
import { useSigned } from '../../../shell/viewer.tsx';

const PurchaseOrdersSheetDocument = graphql(`
  query PurchaseOrdersSheet($outletId: UUID!, $format: SheetFormat!, $states: [PurchaseOrderState!]) {
    purchaseOrdersSheet(outletId: $outletId, format: $format, states: $states) { __typename fileName mediaType base64 }
  }
`);
const PurchaseOrderSheetDocument = graphql(`
  query PurchaseOrderSheet($outletId: UUID!, $id: UUID!, $format: SheetFormat!) {
    purchaseOrderSheet(outletId: $outletId, id: $id, format: $format) { __typename fileName mediaType base64 }
  }
`);

/** The orders that are shown, or all there were, as a file. */
export function ExportOrders({ states }: { states: PurchaseOrderState[] }) {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const load = async (which: 'shown' | 'all', format: SheetFormat) => {
    const variables = { outletId: outlet.id, format, states: which === 'shown' ? states : null };
    const asked = { query: PurchaseOrdersSheetDocument, variables, fetchPolicy: 'no-cache' } as const;
    return (await apollo.query(asked)).data?.purchaseOrdersSheet;
  };
  return <DownloadMenu choices={{ shown: 'The orders shown here', all: 'All orders' }} load={load} />;
}

type LinesProps = { orderId: string; label?: string; size?: 'sm' | 'md' };

/** The lines of one order as a file; those of a draft come in again. */
export function ExportOrderLines({ orderId, label = 'Lines', size = 'sm' }: LinesProps) {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const load = async (_: 'lines', format: SheetFormat) => {
    const variables = { outletId: outlet.id, id: orderId, format };
    const asked = { query: PurchaseOrderSheetDocument, variables, fetchPolicy: 'no-cache' } as const;
    return (await apollo.query(asked)).data?.purchaseOrderSheet;
  };
  return <DownloadMenu {...{ label, size }} choices={{ lines: 'The lines of this order' }} load={load} />;
}
