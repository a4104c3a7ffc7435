import { type Comparison, type DayRun, differs, type Heard, sum } from './day-run.ts';
import type { LiveMessage } from './display.ts';
import { needsOf } from './plan.ts';
import type { ReadOrder } from './read-back.ts';

/** Each message once and in order: positions rise, and each names the position of the one before it. */
export function displaysMissNothing({ seen }: DayRun): Comparison {
  const heard = Object.entries(seen) as [string, Heard<LiveMessage>][];
  const counts = heard.map(([name, { messages }]) => `${name} ${messages.length}`).join(', ');
  return {
    what: `live messages without a gap: ${counts}`,
    differences: heard.flatMap(([name, { since, messages }]) => {
      if (messages.length === 0) return [`the display of ${name} heard nothing`];
      return messages.flatMap(({ position, after }, index) => {
        const last = messages[index - 1]?.position ?? since;
        return [
          ...differs(`${name}: what message ${index + 1} comes after`, after, last),
          ...(position > last ? [] : [`${name}: message ${index + 1} at ${position} does not follow ${last}`]),
        ];
      });
    }),
  };
}

/** One message for each step of each order, none for others, and the last one shows it collected. */
export function ordersSeenWhole({ seen, read }: DayRun): Comparison {
  const heard = grouped(seen.orders.messages, ({ order }) => order.id);
  const steps = sum(read.orders.map((order) => order.steps.length));
  return {
    what: `orders seen from placed to collected ${heard.size}, steps ${steps} = messages ${seen.orders.messages.length}`,
    differences: [
      ...differs('the number of orders seen', heard.size, read.orders.length),
      ...read.orders.flatMap(({ id, token, steps: own, version, state }) => {
        const shown = (heard.get(id) ?? []).map(({ order }) => order);
        return [
          ...differs(`${token}: its first step`, own[0]?.to, 'PLACED'),
          ...differs(`${token}: its last step`, own.at(-1)?.to, 'COLLECTED'),
          ...differs(`${token}: its version`, version, own.length),
          ...own.flatMap((step, index) => [
            ...differs(`${token}: a step`, step.version, index + 1),
            ...differs(`${token}: where step ${index + 1} begins`, step.from, own[index - 1]?.to ?? null),
          ]),
          ...shownInOrder(`order ${token}`, shown, own.length, state),
        ];
      }),
    ],
  };
}

/** One message for each change of each ticket, and the last one shows it bumped. */
export function ticketsSeenWhole({ seen, read, plan }: DayRun): Comparison {
  const heard = grouped(seen.tickets.messages, ({ ticket }) => ticket.id);
  const tickets = read.orders.flatMap((order) => order.tickets.map((ticket) => ({ ...ticket, token: order.token })));
  const cooked = plan.orders.filter(({ lines }) => lines.some(({ item }) => item.cooked)).length;
  return {
    what: `orders to be cooked ${cooked} = kitchen tickets seen from new to bumped ${heard.size}`,
    differences: [
      ...differs('the number of kitchen tickets', tickets.length, cooked),
      ...differs('the number of kitchen tickets seen', heard.size, tickets.length),
      ...tickets.flatMap(({ id, token, state, version }) => {
        const shown = (heard.get(id) ?? []).map(({ ticket }) => ticket);
        return [
          ...differs(`the ticket of ${token}`, state, 'BUMPED'),
          ...shownInOrder(`the ticket of ${token}`, shown, version, state),
        ];
      }),
    ],
  };
}

/** A message tells of a change and shows the present: the nth shows the nth version or a later one. */
function shownInOrder(
  what: string,
  shown: readonly { readonly version: number; readonly state: string }[],
  versions: number,
  state: string,
): string[] {
  return [
    ...differs(`${what}: how often it was shown`, shown.length, versions),
    ...shown.flatMap(({ version }, index) =>
      version < index + 1 || version < (shown[index - 1]?.version ?? 0) || version > versions
        ? [`${what}: message ${index + 1} shows version ${version}`]
        : [],
    ),
    ...differs(`${what}: the state it was last shown in`, shown.at(-1)?.state, state),
  ];
}

/** The board gathers what happens in a tenth of a second: who waits for less may come and go unseen. */
const SURELY_SHOWN_MS = 3_000;

/** The board has heard the last change, and nobody waits. */
export function boardIsEmpty({ seen, read }: DayRun): Comparison {
  const known = new Set(read.orders.map(({ id }) => id));
  const last = seen.board.messages.at(-1);
  const shown = new Set(
    seen.board.messages.flatMap(({ board }) => [...board.preparing, ...board.ready]).map((one) => one.orderId),
  );
  return {
    what: `orders shown on the board ${shown.size}, left on it ${read.board.preparing.length + read.board.ready.length}`,
    differences: [
      ...differs('the last position of the board', last?.position, seen.orders.messages.at(-1)?.position),
      ...differs('orders on the board as it was last shown', waiting(last?.board), 0),
      ...differs('orders on the board as it is', waiting(read.board), 0),
      ...[...shown].filter((id) => !known.has(id)).map((id) => `the board showed ${id}, which is no order`),
      ...(shown.size > 0 || !read.orders.some(stoodOnTheBoard) ? [] : ['the board showed nothing']),
    ],
  };
}

/** The stock display showed every ingredient that was used, and what it last showed of it is what there is. */
export function stockSeen({ seen, read, plan }: DayRun): Comparison {
  const last = new Map(
    seen.stock.messages.flatMap(({ levels }) => levels.map((level) => [level.item.id, level] as const)),
  );
  const used = new Set(plan.orders.flatMap(({ lines }) => [...needsOf(lines).keys()]));
  // A delivery of before the day may still be on its way to a display: what nobody used was shown too then.
  const shown = [...used].filter((id) => last.has(id)).length;
  return {
    what: `ingredients used ${used.size} = last shown with the level they have ${shown}`,
    differences: [
      ...differs('the number of ingredients shown', shown, used.size),
      ...read.levels
        .filter(({ item }) => used.has(item.id))
        .flatMap(({ item, onHand, reserved }) => [
          ...differs(`${item.name}: on hand as last shown`, last.get(item.id)?.onHand, onHand),
          ...differs(`${item.name}: reserved as last shown`, last.get(item.id)?.reserved, reserved),
        ]),
    ],
  };
}

function stoodOnTheBoard({ steps }: ReadOrder): boolean {
  const since = steps.find(({ to }) => to === 'ACCEPTED' || to === 'READY')?.at ?? '';
  const until = steps.find(({ to }) => to === 'COLLECTED')?.at ?? '';
  return Date.parse(until) - Date.parse(since) > SURELY_SHOWN_MS;
}

function waiting(board: { preparing: readonly unknown[]; ready: readonly unknown[] } | undefined): number | undefined {
  return board && board.preparing.length + board.ready.length;
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
