export { addAccounts, addDemoAccounts } from './accounts.ts';
export { createApiKey } from './api-keys.ts';
export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
export { IdentityResolver } from './graphql/identity.resolver.ts';
export { NotADemo } from './graphql/identity.types.ts';
export { hashPassword } from './password.ts';
export { identityPermissions } from './permissions.ts';
export { actorResolver } from './resolve-actor.ts';
export { knownPermissions } from './viewer.ts';
