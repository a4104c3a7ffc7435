export { fakeProviderClient } from './client.ts';
export { createFakeProvider } from './fake-provider.ts';
