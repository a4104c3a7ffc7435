import { graphql } from '../../gql/index.ts';

export const StartPayment = graphql(`
  mutation StartPayment($input: StartPaymentInput!) {
    startPayment(input: $input) {
      __typename
      ... on Payment {
        id
        ...OnePayment
      }
      ... on IllegalTransition {
        orderState: state
      }
      ... on PaymentExpired {
        message
      }
      ... on AmountTooSmall {
        message
      }
      ... on ProviderUnavailable {
        message
      }
    }
  }
`);

export const PaymentChanged = graphql(`
  subscription PaymentChanged($outletId: UUID!, $orderId: UUID!, $since: Position) {
    paymentChanged(outletId: $outletId, orderId: $orderId, since: $since) {
      __typename
      position
      after
      payment {
        __typename
        ...OnePayment
      }
    }
  }
`);

export const CancelOrder = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on Order {
        id
        state
      }
      ... on CannotCancelNow {
        state
      }
      ... on RefundBeyondLimit {
        code
      }
    }
  }
`);
