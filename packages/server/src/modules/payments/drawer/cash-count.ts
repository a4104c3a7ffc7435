import { type Money, sumMoney } from '@college-kiosk/kernel';
import { z } from 'zod';

/** What is counted one by one: notes by their rupees. The 2000 was withdrawn. Rules §4.3. */
export const NOTES = ['500', '200', '100', '50', '20', '10'] as const;

/** How many of each note, and what the coins come to, in paise. */
export const cashCount = z.object({
  ...(Object.fromEntries(NOTES.map((note) => [`notes${note}`, z.int().min(0).max(100_000)])) as Record<
    `notes${(typeof NOTES)[number]}`,
    z.ZodInt
  >),
  coins: z.int().min(0).max(100_000_000),
});
export type CashCount = z.output<typeof cashCount>;

/** An amount in as few notes as it takes, the rest in coins. */
export function countOf(paise: Money): CashCount {
  let rest = paise;
  const notes = NOTES.map((note) => {
    const many = Math.floor(rest / (Number(note) * 100));
    rest -= many * Number(note) * 100;
    return [`notes${note}`, many] as const;
  });
  return { ...(Object.fromEntries(notes) as Omit<CashCount, 'coins'>), coins: rest };
}

/** What it comes to, in paise. */
export function amountOf(count: CashCount): Money {
  return sumMoney([...NOTES.map((note) => count[`notes${note}`] * Number(note) * 100), count.coins]);
}
