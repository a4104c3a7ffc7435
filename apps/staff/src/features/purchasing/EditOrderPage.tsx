import './purchasing.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { OrderForm } from './OrderForm.tsx';
import { typedLine } from './order-form-line.ts';
import { SupplierChoice } from './SupplierChoice.tsx';

const EditedOrderDocument = graphql(`
  query EditedOrder($outletId: UUID!, $id: UUID!) {
    purchaseOrder(outletId: $outletId, id: $id) {
      __typename
      id
      number
      version
      wantedOn
      note
      supplier { __typename id name }
      lines { __typename position quantity unit price taxRate item { __typename id name } }
    }
  }
`);

/** A new order: from whom first, then what. */
export function NewOrderPage() {
  const { supplier } = useSearch({ from: '/signed/purchasing/new' });
  const [chosen, setChosen] = useState<string | null>(supplier ?? null);
  return (
    <div className="pu-order">
      <PageHeader
        title="New order"
        lead="From whom, and what is needed."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/purchasing" {...props} />}>
            All orders
          </Button>
        }
      />
      <SupplierChoice value={chosen} onChoose={setChosen} />
      {chosen ? <OrderForm key={chosen} supplierId={chosen} order={null} /> : null}
    </div>
  );
}

/** An order as it is to be; what then costs more than was approved waits for approval again. */
export function EditOrderPage() {
  const { outlet } = useSigned();
  const { orderId } = useParams({ from: '/signed/purchasing/$orderId/edit' });
  const { data, error, refetch } = useQuery(EditedOrderDocument, {
    variables: { outletId: outlet.id, id: orderId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The order" />;
  const order = data.purchaseOrder;
  if (!order) return <EmptyState kind="filtered" title="There is no such order here" />;
  return (
    <div className="pu-order">
      <PageHeader
        title={`Change order ${order.number}`}
        lead={`${order.supplier.name}. What costs more than was approved is approved again.`}
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/purchasing/$orderId" params={{ orderId }} {...props} />}
          >
            Back to the order
          </Button>
        }
      />
      <OrderForm supplierId={order.supplier.id} order={{ ...order, lines: order.lines.map(typedLine) }} />
    </div>
  );
}
