/** How sure one wants to be, in basis points of order cycles, with the factor of the normal distribution (rules §3.6). */
const FACTORS = { 9000: 1.282, 9500: 1.645, 9750: 1.96, 9800: 2.054, 9900: 2.326 } as const;

export type ServiceLevel = keyof typeof FACTORS;
export const SERVICE_LEVELS = [9000, 9500, 9750, 9800, 9900] as const satisfies readonly ServiceLevel[];

/** How much is used a day and how long an order takes; means and standard deviations, in any one unit. */
export interface Usage {
  readonly dailyMean: number;
  readonly dailySd: number;
  readonly leadDays: number;
  readonly leadSd: number;
}

/** z·√(days·σd² + d̄²·σL²): what is kept against chance over so many days (rules §3.6). */
function buffer({ dailyMean, dailySd, leadSd }: Usage, days: number, level: ServiceLevel): number {
  return FACTORS[level] * Math.sqrt(days * dailySd ** 2 + dailyMean ** 2 * leadSd ** 2);
}

/** What is kept against chance while an order is on its way. */
export function safetyStock(usage: Usage, level: ServiceLevel): number {
  return buffer(usage, usage.leadDays, level);
}

/** d̄·L + SS: when there is so much left, it is ordered. */
export function reorderPoint(usage: Usage, level: ServiceLevel): number {
  return usage.dailyMean * usage.leadDays + safetyStock(usage, level);
}

/** d̄(L+R) + z·√((L+R)σd² + d̄²σL²): what is ordered up to when one orders every R days. */
export function orderUpTo(usage: Usage, reviewDays: number, level: ServiceLevel): number {
  const days = usage.leadDays + reviewDays;
  return usage.dailyMean * days + buffer(usage, days, level);
}

/** √(2DS/H): the quantity at which ordering and keeping cost least together; D a year, S an order, H a unit and year. */
export function economicOrderQuantity(yearly: number, orderCost: number, holdingCost: number): number {
  return Math.sqrt((2 * yearly * orderCost) / holdingCost);
}
