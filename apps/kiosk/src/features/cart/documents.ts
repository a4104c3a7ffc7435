import { graphql } from '../../gql/index.ts';

export const CartQuote = graphql(`
  fragment CartQuote on Quote {
    __typename
    signed
    expiresAt
    tax
    total
    lines {
      __typename
      itemId
      variantId
      name
      quantity
      unitPrice
      gross
      modifiers {
        __typename
        optionId
      }
    }
  }
`);

export const QuoteOrder = graphql(`
  mutation QuoteOrder($input: QuoteOrderInput!) {
    quoteOrder(input: $input) {
      __typename
      ... on Quote {
        ...CartQuote
      }
      ... on OutletClosed {
        opensAt
        closesAt
      }
      ... on ItemsUnavailable {
        items {
          __typename
          itemId
          name
          reason
        }
      }
      ... on ModifiersInvalid {
        itemId
        groupId
      }
      ... on OutOfStock {
        items {
          __typename
          itemId
          variantId
          name
          portionsLeft
        }
      }
    }
  }
`);

export const PlaceOrder = graphql(`
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on Order {
        id
        token
        total
      }
      ... on OutletClosed {
        opensAt
        closesAt
      }
      ... on ItemsUnavailable {
        items {
          __typename
          itemId
          name
          reason
        }
      }
      ... on ModifiersInvalid {
        itemId
        groupId
      }
      ... on OutOfStock {
        items {
          __typename
          itemId
          variantId
          name
          portionsLeft
        }
      }
      ... on QuoteStale {
        quote {
          __typename
          ...CartQuote
        }
      }
      ... on WrongTender {
        due
      }
    }
  }
`);
