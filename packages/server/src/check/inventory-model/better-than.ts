export type Policy = 'FIFO' | 'FEFO';

/** What the order of picking goes by (rules §3.2). Dates as ISO 8601. */
interface Dated {
  readonly id: string;
  readonly received_at: string;
  readonly expiry_date: string | null;
}

/** Whether a batch is picked before another: FEFO by the expiry date, none last; then, and for FIFO, what came first; then the id. */
export function betterThan(policy: Policy, one: Dated, other: Dated): boolean {
  if (policy === 'FEFO' && one.expiry_date !== other.expiry_date) {
    return one.expiry_date !== null && (other.expiry_date === null || one.expiry_date < other.expiry_date);
  }
  const [came, otherCame] = [Date.parse(one.received_at), Date.parse(other.received_at)];
  return came === otherCame ? one.id < other.id : came < otherCame;
}
