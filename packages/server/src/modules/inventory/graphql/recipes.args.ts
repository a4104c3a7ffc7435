/** What food may cost of its price unless somebody says otherwise, in basis points. */
const TARGET = 3_000;
export const FIRST = { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' };
export const AFTER = { nullable: true, description: 'The cursor that the page begins after.' };
export const TARGET_ARG = {
  nullable: true,
  description: 'What the cost should be of the price without tax, in basis points: 3000 unless said.',
};

/** The target as it is reckoned with: between one and a hundred per cent. */
export function targetOf(target: number | null | undefined): number {
  return Math.min(Math.max(target ?? TARGET, 100), 10_000);
}
