import { useQuery } from '@apollo/client/react';
import { type FragmentType, graphql, readFragment } from '../../../gql/index.ts';

const DeliveryOfBill = graphql(`
  fragment DeliveryOfBill on DeliveryToBill {
    __typename
    receipt { __typename id reference receivedAt order { __typename id number } }
    lines { __typename position quantity unit price taxRate item { __typename id name baseUnit } }
  }
`);
const SupplierToBillDocument = graphql(`
  query SupplierToBill($outletId: UUID!, $supplierId: UUID!) {
    supplier(id: $supplierId) { __typename id name }
    deliveriesToBill(outletId: $outletId, supplierId: $supplierId, first: 100) {
      __typename
      pageInfo { __typename hasNextPage }
      edges { __typename node { __typename ...DeliveryOfBill } }
    }
  }
`);
const DeliveryToBillDocument = graphql(`
  query DeliveryToBill($outletId: UUID!, $supplierId: UUID!, $receiptId: UUID!) {
    deliveriesToBill(outletId: $outletId, supplierId: $supplierId, receiptId: $receiptId, first: 1) {
      __typename
      edges { __typename node { __typename ...DeliveryOfBill } }
    }
  }
`);

type Listed = { edges: readonly { node: FragmentType<typeof DeliveryOfBill> }[] };
const deliveriesOf = (list: Listed | undefined) =>
  (list?.edges ?? []).map(({ node }) => readFragment(DeliveryOfBill, node));

export type Delivery = ReturnType<typeof deliveriesOf>[number];

/** A supplier's newest deliveries that wait for a bill; one that was named is among them, however old it is, where it still waits. */
export function useDeliveriesToBill(outletId: string, supplierId: string, receiptId: string | null) {
  const listed = useQuery(SupplierToBillDocument, {
    variables: { outletId, supplierId },
    skip: supplierId === '',
    fetchPolicy: 'network-only',
  });
  const newest = deliveriesOf(listed.data?.deliveriesToBill);
  const isOf = ({ receipt }: Delivery) => receipt.id === receiptId;
  const isElsewhere = receiptId !== null && listed.data !== undefined && !newest.some(isOf);
  const named = useQuery(DeliveryToBillDocument, {
    variables: { outletId, supplierId, receiptId: receiptId ?? '' },
    skip: !isElsewhere,
    fetchPolicy: 'network-only',
  });
  const deliveries = [...(isElsewhere ? deliveriesOf(named.data?.deliveriesToBill) : []), ...newest];
  return {
    deliveries,
    /** What was named; null where nothing was, or where it waits for no bill of theirs any more. */
    begun: deliveries.find(isOf) ?? null,
    hasOlder: listed.data?.deliveriesToBill.pageInfo.hasNextPage ?? false,
    supplierName: listed.data?.supplier?.name ?? null,
    isLoading: (supplierId !== '' && !listed.data) || (isElsewhere && !named.data),
    error: (listed.data ? undefined : listed.error) ?? (named.data ? undefined : named.error),
    refetch: () => void (listed.data ? named : listed).refetch(),
  };
}
