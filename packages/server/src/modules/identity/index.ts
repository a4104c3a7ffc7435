export { addAccounts, addDemoAccounts } from './accounts/add-accounts.ts';
export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts/demo-accounts.ts';
export { IdentityResolver } from './graphql/identity.resolver.ts';
export { NotADemo } from './graphql/identity.types.ts';
export { createApiKey } from './keys/create-api-key.ts';
export { hashPassword } from './passwords/password.ts';
export { identityPermissions } from './permissions.ts';
export { actorResolver } from './resolve-actor.ts';
export { knownPermissions } from './viewer.ts';
