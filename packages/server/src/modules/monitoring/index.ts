export { checkIdentities } from './check-identities.ts';
export { MonitoringResolver } from './graphql/monitoring.resolver.ts';
export { monitoringPermissions } from './permissions.ts';
