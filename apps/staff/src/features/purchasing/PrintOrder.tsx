import { useApolloClient } from '@apollo/client/react';
import { saveFile } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const PurchaseOrderPaperDocument = graphql(`
  query PurchaseOrderPaper($outletId: UUID!, $id: UUID!) {
    purchaseOrderPaper(outletId: $outletId, id: $id) { __typename fileName mediaType base64 }
  }
`);

/** Downloads the paper of an order. */
export function PrintOrder({ orderId }: { orderId: string }) {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const variables = { outletId: outlet.id, id: orderId };
      const { data } = await apollo.query({
        query: PurchaseOrderPaperDocument,
        variables,
        fetchPolicy: 'network-only',
      });
      if (data) saveFile(data.purchaseOrderPaper);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() => void download()}
    >
      PDF
    </Button>
  );
}
