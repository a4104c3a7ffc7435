/** `1,00,000.00`, for columns whose header says the currency; less than nothing with a sign. */
export function plainRupees(paise: number): string {
  return new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(paise / 100);
}
