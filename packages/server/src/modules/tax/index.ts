export { readTaxRates, TaxRates } from './rates.ts';
export { taxRates } from './tables.ts';
