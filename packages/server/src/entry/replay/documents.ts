/** What a stranger would write after reading the schema: none of these documents is one of our apps'. */

const REFUSED = '... on Refusal { code message }';

export const SAVE_OUTLET = `mutation ($input: SaveOutletInput!) {
  result: saveOutlet(input: $input) { __typename ... on Outlet { id code businessDate openNow } ${REFUSED} }
}`;

export const SAVE_STATION = `mutation ($input: SaveStationInput!) {
  result: saveStation(input: $input) { __typename ... on Station { id } ${REFUSED} }
}`;

export const SAVE_STOCK_ITEM = `mutation ($input: SaveStockItemInput!) {
  result: saveStockItem(input: $input) { __typename ... on StockItem { id } ${REFUSED} }
}`;

export const SAVE_MENU_ITEM = `mutation ($input: SaveMenuItemInput!) {
  result: saveMenuItem(input: $input) { __typename ... on MenuItem { id } ${REFUSED} }
}`;

export const SAVE_RECIPE = `mutation ($input: SaveRecipeInput!) {
  result: saveRecipe(input: $input) { __typename ... on Recipe { id version } ${REFUSED} }
}`;

export const SAVE_SUPPLIER = `mutation ($input: SaveSupplierInput!) {
  result: saveSupplier(input: $input) { __typename ... on Supplier { id } ${REFUSED} }
}`;

/** Also how the batches of a delivery are read again, empty ones too: the same delivery said twice is entered once. */
export const RECEIVE_GOODS = `mutation ($input: ReceiveGoodsInput!) {
  result: receiveGoods(input: $input) {
    __typename
    ... on GoodsReceipt {
      id
      lines {
        batch {
          id status quantityReceived quantityRemaining valueReceived valueRemaining expiryDate receivedAt
          moves { id type quantity value sourceType sourceId }
        }
      }
    }
    ${REFUSED}
  }
}`;

export const STREAM_POSITION = 'query ($outletId: UUID!) { streamPosition(outletId: $outletId) }';

export const QUOTE_ORDER = `mutation ($input: QuoteOrderInput!) {
  result: quoteOrder(input: $input) { __typename ... on Quote { signed total } ${REFUSED} }
}`;

export const PLACE_ORDER = `mutation ($input: PlaceOrderInput!) {
  result: placeOrder(input: $input) { __typename ... on Order { id token pickupCode state total } ${REFUSED} }
}`;

export const TAKE_CASH = `mutation ($input: TakeCashInput!) {
  result: takeCash(input: $input) { __typename ... on Order { id state paymentStatus } ${REFUSED} }
}`;

export const START_PAYMENT = `mutation ($input: StartPaymentInput!) {
  result: startPayment(input: $input) { __typename ... on Payment { id state amount payUrl } ${REFUSED} }
}`;

export const COLLECT_ORDER = `mutation ($input: CollectOrderInput!) {
  result: collectOrder(input: $input) { __typename ... on Order { id state } ${REFUSED} }
}`;

export const TICKET_COMMANDS = {
  start: ticketCommand('startTicket'),
  finish: ticketCommand('finishTicket'),
  bump: ticketCommand('bumpTicket'),
} as const;

function ticketCommand(name: string): string {
  return `mutation ($input: TicketCommandInput!) {
    result: ${name}(input: $input) { __typename ... on KitchenTicket { id state } ${REFUSED} }
  }`;
}

const MESSAGE = 'position after';

export const ORDER_CHANGED = `subscription ($outletId: UUID!, $since: Position) {
  message: orderChanged(outletId: $outletId, since: $since) { ${MESSAGE} order { id state version } }
}`;

export const TICKET_CHANGED = `subscription ($outletId: UUID!, $since: Position) {
  message: kitchenTicketChanged(outletId: $outletId, since: $since) {
    ${MESSAGE} ticket { id orderId state version prepSeconds }
  }
}`;

export const BOARD_CHANGED = `subscription ($outletId: UUID!, $since: Position) {
  message: boardChanged(outletId: $outletId, since: $since) {
    ${MESSAGE} board { preparing { orderId } ready { orderId } }
  }
}`;

export const STOCK_CHANGED = `subscription ($outletId: UUID!, $since: Position) {
  message: stockChanged(outletId: $outletId, since: $since) { ${MESSAGE} levels { item { id } onHand reserved } }
}`;

const PAGE = 'pageInfo { hasNextPage endCursor } totalCount';

export const ORDERS = `query ($outletId: UUID!, $after: String) {
  page: orders(outletId: $outletId, first: 50, after: $after) {
    ${PAGE}
    edges { node {
      id token state paymentStatus businessDate taxable tax total roundOff version
      steps { version from to at }
      lines { itemId quantity gross taxable }
      payments { tender state amount tendered change stray refunds { amount } }
      documents { number type taxable tax total roundOff }
      tickets { id state version }
    } }
  }
}`;

export const JOURNAL_ENTRIES = `query ($outletId: UUID!, $after: String) {
  page: journalEntries(outletId: $outletId, first: 50, after: $after) {
    ${PAGE}
    edges { node { number event sourceType sourceId total businessDate lines { debit credit account { code } } } }
  }
}`;

export const STOCK_ITEM = `query ($outletId: UUID!, $id: UUID!) {
  level: stockItem(outletId: $outletId, id: $id) { onHand reserved available value item { id name } }
}`;

export const CLOSING = `query ($outletId: UUID!) {
  trialBalance(outletId: $outletId) { debit credit rows { debit credit account { code } } }
  board(outletId: $outletId) { preparing { orderId } ready { orderId } }
  today(outletId: $outletId) { orders openOrders revenue }
  strayPayments(outletId: $outletId) { totalCount }
  kitchenTickets(outletId: $outletId) { totalCount }
}`;
