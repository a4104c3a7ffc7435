/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ReadyBoard($outletId: UUID!) {\n    streamPosition(outletId: $outletId)\n    board(outletId: $outletId) {\n      outlet {\n        id\n      }\n      preparing {\n        orderId\n        token\n        since\n      }\n      ready {\n        orderId\n        token\n        since\n      }\n    }\n  }\n": typeof types.ReadyBoardDocument,
    "\n  subscription ReadyBoardChanged($outletId: UUID!, $since: Position) {\n    boardChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      board {\n        outlet {\n          id\n        }\n        preparing {\n          orderId\n          token\n          since\n        }\n        ready {\n          orderId\n          token\n          since\n        }\n      }\n    }\n  }\n": typeof types.ReadyBoardChangedDocument,
    "\n  fragment CartQuote on Quote {\n    signed\n    expiresAt\n    tax\n    total\n    lines {\n      itemId\n      variantId\n      name\n      quantity\n      unitPrice\n      gross\n      modifiers {\n        optionId\n      }\n    }\n  }\n": typeof types.CartQuoteFragmentDoc,
    "\n  mutation QuoteOrder($input: QuoteOrderInput!) {\n    quoteOrder(input: $input) {\n      __typename\n      ... on Quote {\n        ...CartQuote\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n    }\n  }\n": typeof types.QuoteOrderDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        token\n        total\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n      ... on QuoteStale {\n        quote {\n          ...CartQuote\n        }\n      }\n      ... on WrongTender {\n        due\n      }\n    }\n  }\n": typeof types.PlaceOrderDocument,
    "\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment {\n        id\n        ...OnePayment\n      }\n      ... on IllegalTransition {\n        orderState: state\n      }\n      ... on PaymentExpired {\n        message\n      }\n      ... on ProviderUnavailable {\n        message\n      }\n    }\n  }\n": typeof types.StartPaymentDocument,
    "\n  subscription PaymentChanged($outletId: UUID!, $orderId: UUID!, $since: Position) {\n    paymentChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      payment {\n        ...OnePayment\n      }\n    }\n  }\n": typeof types.PaymentChangedDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        state\n      }\n      ... on CannotCancelNow {\n        state\n      }\n    }\n  }\n": typeof types.CancelOrderDocument,
    "\n  fragment MenuDish on MenuItem {\n    id\n    name(language: $language)\n    description\n    diet\n    allergens\n    kcal\n    spice\n    picture\n    soldOut\n    servedNow\n    portionsLeft\n    dayparts {\n      id\n      startsAt\n      endsAt\n    }\n    variants {\n      id\n      name\n      price\n      portionsLeft\n    }\n    modifierGroups {\n      id\n      name\n      min\n      max\n      options {\n        id\n        name\n        priceDelta\n        allergens\n      }\n    }\n  }\n": typeof types.MenuDishFragmentDoc,
    "\n  fragment WholeMenu on Menu {\n    version\n    outlet {\n      id\n      name\n      opensAt\n      closesAt\n      takesOrders\n      openNow\n    }\n    categories {\n      id\n      code\n      name(language: $language)\n      items {\n        id\n        ...MenuDish\n      }\n    }\n  }\n": typeof types.WholeMenuFragmentDoc,
    "\n  query KioskMenu($outletId: UUID!, $language: Language) {\n    streamPosition(outletId: $outletId)\n    menu(outletId: $outletId) {\n      ...WholeMenu\n    }\n  }\n": typeof types.KioskMenuDocument,
    "\n  subscription KioskMenuChanged($outletId: UUID!, $language: Language, $since: Position) {\n    menuChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      menu {\n        ...WholeMenu\n      }\n    }\n  }\n": typeof types.KioskMenuChangedDocument,
    "\n  subscription KioskStockChanged($outletId: UUID!, $since: Position) {\n    stockChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      items {\n        ...PortionsLeft\n      }\n    }\n  }\n": typeof types.KioskStockChangedDocument,
    "\n  fragment PortionsLeft on MenuItem {\n    id\n    portionsLeft\n    variants {\n      id\n      portionsLeft\n    }\n  }\n": typeof types.PortionsLeftFragmentDoc,
    "\n  mutation BeginPairing($kind: DeviceKind!) {\n    beginPairing(input: { kind: $kind }) {\n      id\n      code\n      secret\n      expiresAt\n    }\n  }\n": typeof types.BeginPairingDocument,
    "\n  mutation ClaimPairing($input: ClaimPairingInput!) {\n    claimPairing(input: $input) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on PairingPending {\n        expiresAt\n      }\n      ... on PairingExpired {\n        code\n      }\n    }\n  }\n": typeof types.ClaimPairingDocument,
    "\n  mutation PairDemoDevice($kind: DeviceKind!) {\n    pairDemoDevice(kind: $kind) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on NotADemo {\n        code\n      }\n    }\n  }\n": typeof types.PairDemoDeviceDocument,
    "\n  query WhereAmI {\n    viewer {\n      kind\n      device {\n        id\n        name\n        number\n      }\n      outlet {\n        id\n        name\n        opensAt\n        closesAt\n      }\n    }\n    organisation {\n      id\n      name\n      zone\n      pricesIncludeTax\n      demo\n    }\n  }\n": typeof types.WhereAmIDocument,
    "\n  fragment OneOrder on Order {\n    id\n    state\n    paymentStatus\n    token\n    pickupCode\n    total\n    tax\n    placedAt\n    expiresAt\n    lines {\n      position\n      name\n      variantName\n      quantity\n      gross\n      modifiers {\n        optionId\n        name\n      }\n    }\n    payments {\n      ...OnePayment\n    }\n  }\n": typeof types.OneOrderFragmentDoc,
    "\n  fragment OnePayment on Payment {\n    id\n    orderId\n    tender\n    amount\n    state\n    payUrl\n    createdAt\n    expiresAt\n    failureReason\n  }\n": typeof types.OnePaymentFragmentDoc,
    "\n  query WatchOrder($outletId: UUID!, $orderId: UUID!) {\n    streamPosition(outletId: $outletId)\n    order(id: $orderId) {\n      ...OneOrder\n    }\n  }\n": typeof types.WatchOrderDocument,
    "\n  subscription WatchOrderChanged($outletId: UUID!, $orderId: UUID, $since: Position) {\n    orderChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      order {\n        ...OneOrder\n      }\n    }\n  }\n": typeof types.WatchOrderChangedDocument,
};
const documents: Documents = {
    "\n  query ReadyBoard($outletId: UUID!) {\n    streamPosition(outletId: $outletId)\n    board(outletId: $outletId) {\n      outlet {\n        id\n      }\n      preparing {\n        orderId\n        token\n        since\n      }\n      ready {\n        orderId\n        token\n        since\n      }\n    }\n  }\n": types.ReadyBoardDocument,
    "\n  subscription ReadyBoardChanged($outletId: UUID!, $since: Position) {\n    boardChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      board {\n        outlet {\n          id\n        }\n        preparing {\n          orderId\n          token\n          since\n        }\n        ready {\n          orderId\n          token\n          since\n        }\n      }\n    }\n  }\n": types.ReadyBoardChangedDocument,
    "\n  fragment CartQuote on Quote {\n    signed\n    expiresAt\n    tax\n    total\n    lines {\n      itemId\n      variantId\n      name\n      quantity\n      unitPrice\n      gross\n      modifiers {\n        optionId\n      }\n    }\n  }\n": types.CartQuoteFragmentDoc,
    "\n  mutation QuoteOrder($input: QuoteOrderInput!) {\n    quoteOrder(input: $input) {\n      __typename\n      ... on Quote {\n        ...CartQuote\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n    }\n  }\n": types.QuoteOrderDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        token\n        total\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n      ... on QuoteStale {\n        quote {\n          ...CartQuote\n        }\n      }\n      ... on WrongTender {\n        due\n      }\n    }\n  }\n": types.PlaceOrderDocument,
    "\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment {\n        id\n        ...OnePayment\n      }\n      ... on IllegalTransition {\n        orderState: state\n      }\n      ... on PaymentExpired {\n        message\n      }\n      ... on ProviderUnavailable {\n        message\n      }\n    }\n  }\n": types.StartPaymentDocument,
    "\n  subscription PaymentChanged($outletId: UUID!, $orderId: UUID!, $since: Position) {\n    paymentChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      payment {\n        ...OnePayment\n      }\n    }\n  }\n": types.PaymentChangedDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        state\n      }\n      ... on CannotCancelNow {\n        state\n      }\n    }\n  }\n": types.CancelOrderDocument,
    "\n  fragment MenuDish on MenuItem {\n    id\n    name(language: $language)\n    description\n    diet\n    allergens\n    kcal\n    spice\n    picture\n    soldOut\n    servedNow\n    portionsLeft\n    dayparts {\n      id\n      startsAt\n      endsAt\n    }\n    variants {\n      id\n      name\n      price\n      portionsLeft\n    }\n    modifierGroups {\n      id\n      name\n      min\n      max\n      options {\n        id\n        name\n        priceDelta\n        allergens\n      }\n    }\n  }\n": types.MenuDishFragmentDoc,
    "\n  fragment WholeMenu on Menu {\n    version\n    outlet {\n      id\n      name\n      opensAt\n      closesAt\n      takesOrders\n      openNow\n    }\n    categories {\n      id\n      code\n      name(language: $language)\n      items {\n        id\n        ...MenuDish\n      }\n    }\n  }\n": types.WholeMenuFragmentDoc,
    "\n  query KioskMenu($outletId: UUID!, $language: Language) {\n    streamPosition(outletId: $outletId)\n    menu(outletId: $outletId) {\n      ...WholeMenu\n    }\n  }\n": types.KioskMenuDocument,
    "\n  subscription KioskMenuChanged($outletId: UUID!, $language: Language, $since: Position) {\n    menuChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      menu {\n        ...WholeMenu\n      }\n    }\n  }\n": types.KioskMenuChangedDocument,
    "\n  subscription KioskStockChanged($outletId: UUID!, $since: Position) {\n    stockChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      items {\n        ...PortionsLeft\n      }\n    }\n  }\n": types.KioskStockChangedDocument,
    "\n  fragment PortionsLeft on MenuItem {\n    id\n    portionsLeft\n    variants {\n      id\n      portionsLeft\n    }\n  }\n": types.PortionsLeftFragmentDoc,
    "\n  mutation BeginPairing($kind: DeviceKind!) {\n    beginPairing(input: { kind: $kind }) {\n      id\n      code\n      secret\n      expiresAt\n    }\n  }\n": types.BeginPairingDocument,
    "\n  mutation ClaimPairing($input: ClaimPairingInput!) {\n    claimPairing(input: $input) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on PairingPending {\n        expiresAt\n      }\n      ... on PairingExpired {\n        code\n      }\n    }\n  }\n": types.ClaimPairingDocument,
    "\n  mutation PairDemoDevice($kind: DeviceKind!) {\n    pairDemoDevice(kind: $kind) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on NotADemo {\n        code\n      }\n    }\n  }\n": types.PairDemoDeviceDocument,
    "\n  query WhereAmI {\n    viewer {\n      kind\n      device {\n        id\n        name\n        number\n      }\n      outlet {\n        id\n        name\n        opensAt\n        closesAt\n      }\n    }\n    organisation {\n      id\n      name\n      zone\n      pricesIncludeTax\n      demo\n    }\n  }\n": types.WhereAmIDocument,
    "\n  fragment OneOrder on Order {\n    id\n    state\n    paymentStatus\n    token\n    pickupCode\n    total\n    tax\n    placedAt\n    expiresAt\n    lines {\n      position\n      name\n      variantName\n      quantity\n      gross\n      modifiers {\n        optionId\n        name\n      }\n    }\n    payments {\n      ...OnePayment\n    }\n  }\n": types.OneOrderFragmentDoc,
    "\n  fragment OnePayment on Payment {\n    id\n    orderId\n    tender\n    amount\n    state\n    payUrl\n    createdAt\n    expiresAt\n    failureReason\n  }\n": types.OnePaymentFragmentDoc,
    "\n  query WatchOrder($outletId: UUID!, $orderId: UUID!) {\n    streamPosition(outletId: $outletId)\n    order(id: $orderId) {\n      ...OneOrder\n    }\n  }\n": types.WatchOrderDocument,
    "\n  subscription WatchOrderChanged($outletId: UUID!, $orderId: UUID, $since: Position) {\n    orderChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      order {\n        ...OneOrder\n      }\n    }\n  }\n": types.WatchOrderChangedDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadyBoard($outletId: UUID!) {\n    streamPosition(outletId: $outletId)\n    board(outletId: $outletId) {\n      outlet {\n        id\n      }\n      preparing {\n        orderId\n        token\n        since\n      }\n      ready {\n        orderId\n        token\n        since\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReadyBoard($outletId: UUID!) {\n    streamPosition(outletId: $outletId)\n    board(outletId: $outletId) {\n      outlet {\n        id\n      }\n      preparing {\n        orderId\n        token\n        since\n      }\n      ready {\n        orderId\n        token\n        since\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ReadyBoardChanged($outletId: UUID!, $since: Position) {\n    boardChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      board {\n        outlet {\n          id\n        }\n        preparing {\n          orderId\n          token\n          since\n        }\n        ready {\n          orderId\n          token\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ReadyBoardChanged($outletId: UUID!, $since: Position) {\n    boardChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      board {\n        outlet {\n          id\n        }\n        preparing {\n          orderId\n          token\n          since\n        }\n        ready {\n          orderId\n          token\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CartQuote on Quote {\n    signed\n    expiresAt\n    tax\n    total\n    lines {\n      itemId\n      variantId\n      name\n      quantity\n      unitPrice\n      gross\n      modifiers {\n        optionId\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CartQuote on Quote {\n    signed\n    expiresAt\n    tax\n    total\n    lines {\n      itemId\n      variantId\n      name\n      quantity\n      unitPrice\n      gross\n      modifiers {\n        optionId\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation QuoteOrder($input: QuoteOrderInput!) {\n    quoteOrder(input: $input) {\n      __typename\n      ... on Quote {\n        ...CartQuote\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation QuoteOrder($input: QuoteOrderInput!) {\n    quoteOrder(input: $input) {\n      __typename\n      ... on Quote {\n        ...CartQuote\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        token\n        total\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n      ... on QuoteStale {\n        quote {\n          ...CartQuote\n        }\n      }\n      ... on WrongTender {\n        due\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        token\n        total\n      }\n      ... on OutletClosed {\n        opensAt\n        closesAt\n      }\n      ... on ItemsUnavailable {\n        items {\n          itemId\n          name\n          reason\n        }\n      }\n      ... on ModifiersInvalid {\n        itemId\n        groupId\n      }\n      ... on OutOfStock {\n        items {\n          itemId\n          variantId\n          name\n          portionsLeft\n        }\n      }\n      ... on QuoteStale {\n        quote {\n          ...CartQuote\n        }\n      }\n      ... on WrongTender {\n        due\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment {\n        id\n        ...OnePayment\n      }\n      ... on IllegalTransition {\n        orderState: state\n      }\n      ... on PaymentExpired {\n        message\n      }\n      ... on ProviderUnavailable {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment {\n        id\n        ...OnePayment\n      }\n      ... on IllegalTransition {\n        orderState: state\n      }\n      ... on PaymentExpired {\n        message\n      }\n      ... on ProviderUnavailable {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PaymentChanged($outletId: UUID!, $orderId: UUID!, $since: Position) {\n    paymentChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      payment {\n        ...OnePayment\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription PaymentChanged($outletId: UUID!, $orderId: UUID!, $since: Position) {\n    paymentChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      payment {\n        ...OnePayment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        state\n      }\n      ... on CannotCancelNow {\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on Order {\n        id\n        state\n      }\n      ... on CannotCancelNow {\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MenuDish on MenuItem {\n    id\n    name(language: $language)\n    description\n    diet\n    allergens\n    kcal\n    spice\n    picture\n    soldOut\n    servedNow\n    portionsLeft\n    dayparts {\n      id\n      startsAt\n      endsAt\n    }\n    variants {\n      id\n      name\n      price\n      portionsLeft\n    }\n    modifierGroups {\n      id\n      name\n      min\n      max\n      options {\n        id\n        name\n        priceDelta\n        allergens\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment MenuDish on MenuItem {\n    id\n    name(language: $language)\n    description\n    diet\n    allergens\n    kcal\n    spice\n    picture\n    soldOut\n    servedNow\n    portionsLeft\n    dayparts {\n      id\n      startsAt\n      endsAt\n    }\n    variants {\n      id\n      name\n      price\n      portionsLeft\n    }\n    modifierGroups {\n      id\n      name\n      min\n      max\n      options {\n        id\n        name\n        priceDelta\n        allergens\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeMenu on Menu {\n    version\n    outlet {\n      id\n      name\n      opensAt\n      closesAt\n      takesOrders\n      openNow\n    }\n    categories {\n      id\n      code\n      name(language: $language)\n      items {\n        id\n        ...MenuDish\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment WholeMenu on Menu {\n    version\n    outlet {\n      id\n      name\n      opensAt\n      closesAt\n      takesOrders\n      openNow\n    }\n    categories {\n      id\n      code\n      name(language: $language)\n      items {\n        id\n        ...MenuDish\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KioskMenu($outletId: UUID!, $language: Language) {\n    streamPosition(outletId: $outletId)\n    menu(outletId: $outletId) {\n      ...WholeMenu\n    }\n  }\n"): (typeof documents)["\n  query KioskMenu($outletId: UUID!, $language: Language) {\n    streamPosition(outletId: $outletId)\n    menu(outletId: $outletId) {\n      ...WholeMenu\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription KioskMenuChanged($outletId: UUID!, $language: Language, $since: Position) {\n    menuChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      menu {\n        ...WholeMenu\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription KioskMenuChanged($outletId: UUID!, $language: Language, $since: Position) {\n    menuChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      menu {\n        ...WholeMenu\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription KioskStockChanged($outletId: UUID!, $since: Position) {\n    stockChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      items {\n        ...PortionsLeft\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription KioskStockChanged($outletId: UUID!, $since: Position) {\n    stockChanged(outletId: $outletId, since: $since) {\n      position\n      after\n      items {\n        ...PortionsLeft\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PortionsLeft on MenuItem {\n    id\n    portionsLeft\n    variants {\n      id\n      portionsLeft\n    }\n  }\n"): (typeof documents)["\n  fragment PortionsLeft on MenuItem {\n    id\n    portionsLeft\n    variants {\n      id\n      portionsLeft\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPairing($kind: DeviceKind!) {\n    beginPairing(input: { kind: $kind }) {\n      id\n      code\n      secret\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation BeginPairing($kind: DeviceKind!) {\n    beginPairing(input: { kind: $kind }) {\n      id\n      code\n      secret\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimPairing($input: ClaimPairingInput!) {\n    claimPairing(input: $input) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on PairingPending {\n        expiresAt\n      }\n      ... on PairingExpired {\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ClaimPairing($input: ClaimPairingInput!) {\n    claimPairing(input: $input) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on PairingPending {\n        expiresAt\n      }\n      ... on PairingExpired {\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PairDemoDevice($kind: DeviceKind!) {\n    pairDemoDevice(kind: $kind) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on NotADemo {\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PairDemoDevice($kind: DeviceKind!) {\n    pairDemoDevice(kind: $kind) {\n      __typename\n      ... on PairedDevice {\n        token\n      }\n      ... on NotADemo {\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhereAmI {\n    viewer {\n      kind\n      device {\n        id\n        name\n        number\n      }\n      outlet {\n        id\n        name\n        opensAt\n        closesAt\n      }\n    }\n    organisation {\n      id\n      name\n      zone\n      pricesIncludeTax\n      demo\n    }\n  }\n"): (typeof documents)["\n  query WhereAmI {\n    viewer {\n      kind\n      device {\n        id\n        name\n        number\n      }\n      outlet {\n        id\n        name\n        opensAt\n        closesAt\n      }\n    }\n    organisation {\n      id\n      name\n      zone\n      pricesIncludeTax\n      demo\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OneOrder on Order {\n    id\n    state\n    paymentStatus\n    token\n    pickupCode\n    total\n    tax\n    placedAt\n    expiresAt\n    lines {\n      position\n      name\n      variantName\n      quantity\n      gross\n      modifiers {\n        optionId\n        name\n      }\n    }\n    payments {\n      ...OnePayment\n    }\n  }\n"): (typeof documents)["\n  fragment OneOrder on Order {\n    id\n    state\n    paymentStatus\n    token\n    pickupCode\n    total\n    tax\n    placedAt\n    expiresAt\n    lines {\n      position\n      name\n      variantName\n      quantity\n      gross\n      modifiers {\n        optionId\n        name\n      }\n    }\n    payments {\n      ...OnePayment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OnePayment on Payment {\n    id\n    orderId\n    tender\n    amount\n    state\n    payUrl\n    createdAt\n    expiresAt\n    failureReason\n  }\n"): (typeof documents)["\n  fragment OnePayment on Payment {\n    id\n    orderId\n    tender\n    amount\n    state\n    payUrl\n    createdAt\n    expiresAt\n    failureReason\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WatchOrder($outletId: UUID!, $orderId: UUID!) {\n    streamPosition(outletId: $outletId)\n    order(id: $orderId) {\n      ...OneOrder\n    }\n  }\n"): (typeof documents)["\n  query WatchOrder($outletId: UUID!, $orderId: UUID!) {\n    streamPosition(outletId: $outletId)\n    order(id: $orderId) {\n      ...OneOrder\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchOrderChanged($outletId: UUID!, $orderId: UUID, $since: Position) {\n    orderChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      order {\n        ...OneOrder\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchOrderChanged($outletId: UUID!, $orderId: UUID, $since: Position) {\n    orderChanged(outletId: $outletId, orderId: $orderId, since: $since) {\n      position\n      after\n      order {\n        ...OneOrder\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;