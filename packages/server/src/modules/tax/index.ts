export { rateOn, ratesOn } from './rates.ts';
export { taxRates } from './tables.ts';
