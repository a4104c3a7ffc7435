/**
 * How warm, in tenths of a degree Celsius, goods of a kind may be when they come: chilled at most 5 °C, frozen at most −18 °C (FSSAI, Schedule 4;
 * rules §3.8).
 */
const WARMEST = { AMBIENT: null, CHILLED: 50, FROZEN: -180 } as const;

/** The warmest that goods kept so may be when they come, in tenths of a degree Celsius; null where nobody measures. */
export function warmestOnArrival(storage: keyof typeof WARMEST): number | null {
  return WARMEST[storage];
}

/** Tenths of a degree as people say them: "−18 °C". */
export function sayCelsius(tenths: number): string {
  return `${String(tenths / 10).replace('-', '−')} °C`;
}

/** Between which temperatures, in tenths of a degree Celsius, food is kept; null where there is no such limit. */
export interface TemperatureLimits {
  readonly warmest: number | null;
  readonly coldest: number | null;
}

/**
 * By what it is kept in: chilled at most 5 °C, frozen at most −18 °C, hot at least 65 °C until it is served (FSSAI, Schedule 4; rules §3.8 give 60 to
 * 65 °C, of which whoever inspects asks the higher).
 */
const KEPT = {
  FRIDGE: { warmest: WARMEST.CHILLED, coldest: null },
  FREEZER: { warmest: WARMEST.FROZEN, coldest: null },
  HOT_HOLDING: { warmest: null, coldest: 650 },
} as const satisfies Record<string, TemperatureLimits>;

/** How warm, and how cold, it may be where food is kept. */
export function keepingLimits(kind: keyof typeof KEPT): TemperatureLimits {
  return KEPT[kind];
}

/** Whether a temperature lies beyond one of its limits. */
export function isOutOfLimits(tenths: number, { warmest, coldest }: TemperatureLimits): boolean {
  return (warmest !== null && tenths > warmest) || (coldest !== null && tenths < coldest);
}

/** Limits as people say them: "at most 5 °C". */
export function sayLimits({ warmest, coldest }: TemperatureLimits): string {
  const said = [
    ...(coldest === null ? [] : [`at least ${sayCelsius(coldest)}`]),
    ...(warmest === null ? [] : [`at most ${sayCelsius(warmest)}`]),
  ];
  return said.join(' and ');
}
