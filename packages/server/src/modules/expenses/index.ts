export { expenseReceipts } from './claims/receipts.ts';
export { expensesResolvers } from './graphql/resolvers.ts';
export { expensesIdentities } from './identities.ts';
export { expensesPermissions } from './permissions.ts';
export { expensesRecords } from './personal.ts';
