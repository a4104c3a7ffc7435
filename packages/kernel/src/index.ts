export { allocate } from './allocate.ts';
export { AppError, type AppErrorCode, type AppErrorOptions } from './app-error.ts';
export {
  type BatchPick,
  issueValue,
  type PickableBatch,
  type PickPolicy,
  type PickResult,
  pickBatches,
} from './batch-value.ts';
export { EQUIPMENT_ACCOUNTS, isBoughtOn, PREPAID_ACCOUNT, RECKONED_ACCOUNTS } from './bought-on.ts';
export {
  addDays,
  businessDate,
  calendarDate,
  type FinancialYear,
  financialYear,
  minutesOfDay,
  weekday,
  zonedInstant,
} from './business-day.ts';
export {
  isOutOfLimits,
  keepingLimits,
  sayCelsius,
  sayLimits,
  type TemperatureLimits,
  warmestOnArrival,
} from './cold-chain.ts';
export { type CursorPart, decodeCursor, encodeCursor, PAGE_SIZE, pageSize } from './cursor.ts';
export { canonicalJson } from './digest.ts';
export { assert, Fault } from './fault.ts';
export {
  GST_STATES,
  GSTIN_FAULTS,
  type GstinFault,
  gstinCheckCharacter,
  gstinFault,
  isGstStateCode,
  isValidGstin,
  UTGST_STATES,
} from './gstin.ts';
export { isUuid, uuidv7, uuidv7Time } from './id.ts';
export { formatInvoiceNumber, type InvoiceNumberParts } from './invoice-number.ts';
export { addMoney, cashRoundOff, type Money, money, multiplyMoney, roundHalfUp, sayRupees, sumMoney } from './money.ts';
export { leastValue, type OddPrice, oddPrice, oddPrices, type UsualValue } from './odd-price.ts';
export {
  type BaseUnit,
  conversionFactor,
  convert,
  globalConversions,
  type Quantity,
  quantity,
  type Ratio,
  ratio,
  type UnitConversion,
} from './quantity.ts';
export { isRefusal, type Refusal, refuse } from './refusal.ts';
export { type Transitions, type TransitionTable, transitions } from './state-machine.ts';
export {
  refundedShare,
  type TaxCode,
  type TaxComponent,
  type TaxedLine,
  type TaxLineInput,
  type TaxMode,
  taxLine,
} from './tax.ts';
export { formatToken } from './token.ts';
