import { scaled } from '@college-kiosk/ui';
import type { BaseUnit, ItemReplenishmentQuery } from '../../../gql/graphql.ts';
import { listed, type Said } from '../../../shell/changes.ts';

type Known = ItemReplenishmentQuery['itemReplenishment'];

/** What the form holds: as it is typed; empty where nobody decides. */
export type OrderingDraft = {
  point: string;
  par: string;
  level: string;
  review: number | string;
  lead: number | string;
  supplierId: string;
  /** Of Monday to Sunday; empty where a day has the same as the rest. */
  pars: readonly string[];
};

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const larger: Record<BaseUnit, { unit: string; places: number }> = {
  g: { unit: 'kg', places: 6 },
  ml: { unit: 'l', places: 6 },
  pcs: { unit: 'pcs', places: 3 },
};

/** The unit in which an item is spoken of, with its places in thousandths of the base unit. */
export const largerUnit = (baseUnit: BaseUnit) => larger[baseUnit];

/** What is decided, as a form holds it. */
export function draftIn(baseUnit: BaseUnit): (rule: Known['rule'] | null) => OrderingDraft {
  const { places } = larger[baseUnit];
  const shown = (base: number | null | undefined) => (base == null ? '' : String(base / 10 ** places));
  return (rule) => ({
    ...{ point: shown(rule?.reorderPoint), par: shown(rule?.par), supplierId: rule?.supplierId ?? '' },
    ...{ review: rule?.reviewDays ?? '', lead: rule?.leadDays ?? '' },
    pars: weekdays.map((_, at) => shown(rule?.pars.find(({ weekday }) => weekday === at + 1)?.par)),
    level: rule?.serviceLevel == null ? '' : String(rule.serviceLevel),
  });
}

/** How the form says what somebody else changed. */
export function saidOf(baseUnit: BaseUnit, offers: Known['offers']): Said<OrderingDraft> {
  const { unit } = larger[baseUnit];
  const amount = (typed: string) => (typed.trim() === '' ? 'By what is used' : `${typed} ${unit}`);
  const nameOf = (id: string) => offers.find(({ supplierId }) => supplierId === id)?.supplierName;
  return {
    point: { label: 'Order at', say: ({ point }) => amount(point) },
    par: { label: 'Up to', say: ({ par }) => amount(par) },
    level: {
      label: 'Sure of enough',
      say: ({ level }) => (level === '' ? 'As its class' : `${Number(level) / 100} %`),
    },
    review: { label: 'Ordered every, days', say: ({ review }) => (review === '' ? 'As its class' : `${review}`) },
    lead: { label: 'Comes after, days', say: ({ lead }) => (lead === '' ? 'As the supplier' : `${lead}`) },
    pars: {
      label: 'On single weekdays',
      say: ({ pars }) =>
        listed(pars.flatMap((par, at) => (par.trim() === '' ? [] : [`${weekdays[at]} ${par} ${unit}`]))),
    },
    supplierId: { label: 'Bought from', say: ({ supplierId }) => nameOf(supplierId) ?? 'The cheapest' },
  };
}

/** What is asked for, or what must be mended first. */
export function askedOf({ point, par, pars: typed, level, review, lead, supplierId }: OrderingDraft) {
  const isNone = (typed: string) => typed.trim() !== '' && scaled(typed, 3) === null;
  const amount = (typed: string) => (typed.trim() === '' ? null : scaled(typed, 3));
  const [reorderPoint, upTo] = [amount(point), amount(par)];
  if (isNone(point) || isNone(par) || typed.some(isNone)) return 'Enter quantities, or leave them empty.';
  const pars = typed.flatMap((day, at) => {
    const size = amount(day);
    return size === null ? [] : [{ weekday: at + 1, par: size }];
  });
  const lowest = Math.min(
    ...[upTo, ...pars.map((day) => day.par)].filter((one) => one !== null && one > 0).map(Number),
  );
  if (reorderPoint !== null && reorderPoint > lowest) return 'It is ordered at less than it is ordered up to.';
  const days = (said: number | string) => (said === '' ? null : Number(said));
  return {
    ...{ par: upTo, pars, reorderPoint, serviceLevel: days(level), supplierId: supplierId || null },
    ...{ reviewDays: days(review), leadDays: days(lead) },
  };
}
