/** What must hold between orders, money, stock and books, for tests of rooms that stand below the one which collects it. */
export { historyIdentities } from '../entry/seed/history/identities.ts';
