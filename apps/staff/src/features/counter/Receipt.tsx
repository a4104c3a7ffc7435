import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { PaperDialog } from '../../shell/PaperDialog.tsx';
import { useToast } from '../../shell/toast.tsx';

// Asked for by whoever wants paper: a sale itself waits for nothing more.
const InvoiceOfOrderDocument = graphql(`
  query InvoiceOfOrder($orderId: UUID!) {
    order(id: $orderId) { __typename id documents { __typename id type number } }
  }
`);

/** The paper of a sale that was just made. */
export function Receipt({ orderId }: { orderId: string }) {
  const apollo = useApolloClient();
  const toast = useToast();
  const [invoice, setInvoice] = useState<{ id: string; number: string } | null>(null);
  const find = async () => {
    try {
      const asked = { query: InvoiceOfOrderDocument, variables: { orderId } };
      const { data } = await apollo.query({ ...asked, fetchPolicy: 'network-only' });
      setInvoice(data?.order?.documents.find(({ type }) => type === 'INVOICE') ?? null);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <>
      <Button
        size="lg"
        fullWidth
        variant="default"
        leftSection={<IconPrinter aria-hidden />}
        onClick={() => void find()}
      >
        Receipt
      </Button>
      {invoice ? (
        <PaperDialog documentId={invoice.id} number={invoice.number} onClose={() => setInvoice(null)} />
      ) : null}
    </>
  );
}
