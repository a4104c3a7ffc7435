import './purchasing.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { sayDays } from '../../shell/say-days.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { EditSupplier } from './EditSupplier.tsx';
import { EditSupplierItem } from './EditSupplierItem.tsx';
import { SupplierFigures } from './SupplierFigures.tsx';
import { type SoldItem, SupplierItems } from './SupplierItems.tsx';
import { SupplierOrders } from './SupplierOrders.tsx';

const SupplierDocument = graphql(`
  query Supplier($id: UUID!) {
    supplier(id: $id) {
      __typename
      id name contact phone email gstin paymentDays isMsme leadDays retiredAt version
      items {
        __typename
        code
        unit
        minimumPacks
        retiredAt
        item { __typename id name baseUnit units { __typename unit } }
        prices { __typename id unit price validFrom }
      }
    }
  }
`);

/** One supplier: how to reach them, what they sell at which prices, and what was ordered. */
export function SupplierPage() {
  const { outlet, may } = useSigned();
  const { supplierId } = useParams({ from: '/signed/suppliers/$supplierId' });
  const [edits, setEdits] = useState<'supplier' | 'new item' | SoldItem | null>(null);
  const { data, error, refetch } = useQuery(SupplierDocument, {
    variables: { id: supplierId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The supplier" />;
  const { supplier } = data;
  if (!supplier) return <EmptyState kind="filtered" title="There is no such supplier" />;
  const mayManage = may('supplier:manage');
  const saved = () => {
    setEdits(null);
    void refetch();
  };
  const facts = [supplier.contact, supplier.phone, supplier.email, supplier.gstin && `GSTIN ${supplier.gstin}`];
  return (
    <div className="pu-order">
      <PageHeader
        title={supplier.name}
        status={supplier.retiredAt ? <StatusPill tone="quiet">Out of use</StatusPill> : null}
        lead={`Paid after ${sayDays(supplier.paymentDays)}${supplier.isMsme ? ' (MSME)' : ''}, comes after ${sayDays(supplier.leadDays)}`}
        actions={
          <>
            {mayManage ? (
              <Button variant="default" onClick={() => setEdits('supplier')}>
                Change
              </Button>
            ) : null}
            {may('purchase:order') && !supplier.retiredAt ? (
              <Button
                leftSection={<IconPlus size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/purchasing/new" search={{ supplier: supplier.id }} {...props} />}
              >
                New order
              </Button>
            ) : null}
          </>
        }
      />
      <p className="pu-note">{facts.filter(Boolean).join(', ') || 'How to reach them is not written down.'}</p>
      <SupplierFigures supplierId={supplier.id} />
      <div className="pu-section">
        <h2>What they sell</h2>
        {mayManage ? (
          <Button variant="light" size="compact-md" onClick={() => setEdits('new item')}>
            Add an item
          </Button>
        ) : null}
      </div>
      <SupplierItems items={supplier.items} onChoose={mayManage ? setEdits : null} />
      {may('purchase:read') ? <SupplierOrders supplierId={supplier.id} /> : null}
      <Drawer
        opened={edits !== null}
        onClose={() => setEdits(null)}
        position="right"
        size={460}
        title={edits === 'supplier' ? supplier.name : 'What they sell'}
      >
        {edits === 'supplier' ? <EditSupplier supplier={supplier} onSaved={saved} /> : null}
        {edits !== null && edits !== 'supplier' ? (
          <EditSupplierItem
            supplierId={supplier.id}
            outletId={outlet.id}
            today={outlet.businessDate}
            sold={edits === 'new item' ? null : edits}
            onSaved={saved}
          />
        ) : null}
      </Drawer>
    </div>
  );
}
