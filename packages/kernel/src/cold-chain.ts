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
