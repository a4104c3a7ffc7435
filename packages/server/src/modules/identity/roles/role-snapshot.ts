/** A role at one moment, as its history keeps it. Name and words are empty where they are the product's own. */
export interface RoleSnapshot {
  readonly name: string | null;
  readonly says: string | null;
  /** All that it held, those included that the product did not know any more. */
  readonly permissions: readonly string[];
  /** Days of grace before it demands a second factor by itself; null, or left out by what is older: it demands none. */
  readonly factorGraceDays?: number | null;
}
