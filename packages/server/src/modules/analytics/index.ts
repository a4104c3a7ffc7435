export { TodayResolver } from './graphql/today.resolver.ts';
export { analyticsPermissions } from './permissions.ts';
