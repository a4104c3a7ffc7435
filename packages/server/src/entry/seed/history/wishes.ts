import { zonedInstant } from '@college-kiosk/kernel';
import type { CartLine, Menu, MenuItem } from '../../../modules/catalog/index.ts';
import { demoCanteen, demoItems } from '../demo-menu.ts';
import { itemsPerTicket, tenderMix, ticketShareByQuarterHour } from '../demo-sales-shape.ts';
import type { Random } from './random.ts';
import { ticketsOn } from './scale.ts';
import type { Channel, Fate, HistoryOutlet, Person, Staff, Wish } from './ticket.ts';

/** Where the tickets of an ordinary day come from. */
const channelMix: readonly { readonly channel: Channel; readonly share: number }[] = [
  { channel: 'KIOSK', share: 0.55 },
  { channel: 'COUNTER', share: 0.3 },
  { channel: 'MOBILE', share: 0.15 },
];

/** Of those at the counter, how many pay cash; a phone never does, and the kiosk makes up the rest of the tender mix. */
const CASH_AT_COUNTER = 0.85;
const cashShare = (tenderMix.find(({ tender }) => tender === 'CASH')?.shareBp ?? 0) / 10_000;
const cashBy: Readonly<Record<Channel, number>> = {
  COUNTER: CASH_AT_COUNTER,
  MOBILE: 0,
  KIOSK: (cashShare - CASH_AT_COUNTER * shareOf('COUNTER')) / shareOf('KIOSK'),
};

const fates: readonly { readonly fate: Fate; readonly share: number }[] = [
  { fate: 'COLLECTED', share: 0.968 },
  { fate: 'NO_SHOW', share: 0.004 },
  { fate: 'CANCELLED', share: 0.01 },
  { fate: 'EXPIRED', share: 0.01 },
  { fate: 'REFUNDED', share: 0.008 },
];

/** Of what may be chosen with a dish, one in this many is. */
const OPTION_CHANCE = 0.1;
/** Most people take a dish as it stands first on the menu. */
const FIRST_VARIANT_WEIGHT = 3;
/** About one order in so many from a phone is that of the demo's own student. */
const STUDENT_CHANCE = 1 / 25;
/** On a phone somebody without an account that the demo tells of. */
const GUEST: Person = { id: null, label: 'Student' };

const popularity = new Map(demoItems.map((item) => [item.code, item.popularity]));

/** What people wanted at an outlet on one business day, in the order in which they asked for it. */
export function wishesOf(
  day: { readonly outlet: HistoryOutlet; readonly businessDate: string; readonly menu: Menu; readonly staff: Staff },
  random: Random,
): Wish[] {
  const { outlet, businessDate, menu, staff } = day;
  const quarters = ticketShareByQuarterHour.map(({ startsAtMinutes: minute, shareBp }) => ({
    ...{ minute, shareBp },
    startsAt: zonedInstant(businessDate, minute, demoCanteen.zone).getTime(),
    served: [...menu.itemsById.values()].filter((item) => isServed(item, minute)),
  }));
  const moments = Array.from({ length: ticketsOn(outlet.code, businessDate, random) }, () => {
    const quarter = random.pick(quarters, ({ shareBp }) => shareBp);
    return { ...quarter, at: new Date(quarter.startsAt + Math.floor(random.next() * 15 * 60_000)) };
  }).sort((a, b) => a.at.getTime() - b.at.getTime());

  return moments.map(({ at, minute, served }, index) => {
    const { channel } = random.pick(channelMix, ({ share }) => share);
    const { fate } = random.pick(fates, ({ share }) => share);
    const tender = random.happens(cashBy[channel]) ? 'CASH' : 'UPI';
    return {
      ...{ outlet, businessDate, channel, fate, tender },
      id: random.id(at),
      number: index + 1,
      placedAt: at,
      minute,
      placedBy: placedBy(channel, outlet, staff, random),
      deviceId: channel === 'KIOSK' ? outlet.kiosk.id : null,
      cart: cartFrom(served, random),
    };
  });
}

function placedBy(channel: Channel, outlet: HistoryOutlet, staff: Staff, random: Random): Person {
  if (channel === 'KIOSK') return { id: outlet.kiosk.id, label: outlet.kiosk.name };
  if (channel === 'COUNTER') return staff.cashier;
  return random.happens(STUDENT_CHANCE) ? staff.student : GUEST;
}

// The quote refuses what is not served, so that this cannot drift from the menu's own rule unnoticed.
function isServed({ dayparts }: MenuItem, minute: number): boolean {
  return dayparts.length === 0 || dayparts.some(({ startsAt, endsAt }) => minute >= startsAt && minute < endsAt);
}

function cartFrom(items: readonly MenuItem[], random: Random): CartLine[] {
  const pieces = random.pick(itemsPerTicket, ({ shareBp }) => shareBp).items;
  const lines = new Map<string, CartLine>();
  for (let piece = 0; piece < pieces; piece += 1) {
    const item = random.pick(items, ({ code }) => popularity.get(code) ?? 0);
    const variant = random.pick(item.variants, (one) => (one === item.variants[0] ? FIRST_VARIANT_WEIGHT : 1));
    const optionIds = optionsOf(item, random);
    const key = [variant.id, ...optionIds].join();
    const quantity = (lines.get(key)?.quantity ?? 0) + 1;
    lines.set(key, { itemId: item.id, variantId: variant.id, quantity, optionIds });
  }
  return [...lines.values()];
}

function optionsOf(item: MenuItem, random: Random): string[] {
  return item.modifierGroups.flatMap((group) => {
    const wanted = group.min > 0 ? group.min : random.happens(OPTION_CHANCE) ? 1 : 0;
    const left = [...group.options];
    return Array.from({ length: wanted }, () => {
      // The first option is how a dish usually comes.
      const chosen = random.pick(left, (option) => (option === group.options[0] ? left.length : 1));
      left.splice(left.indexOf(chosen), 1);
      return chosen.id;
    });
  });
}

function shareOf(channel: Channel): number {
  return channelMix.find((one) => one.channel === channel)?.share ?? 0;
}
