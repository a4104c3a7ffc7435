export { AuditResolver } from './graphql/audit.resolver.ts';
export { adminPermissions } from './permissions.ts';
