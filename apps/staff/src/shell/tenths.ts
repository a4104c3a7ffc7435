/** Degrees as they are typed, in tenths; null when they are none. */
export function tenths(typed: string): number | null {
  return /^[-−]?\d{1,2}(\.\d)?$/.test(typed.trim()) ? Math.round(Number(typed.trim().replace('−', '-')) * 10) : null;
}
