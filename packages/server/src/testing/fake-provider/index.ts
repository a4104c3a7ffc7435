export { type FakeProviderClientOptions, fakeProviderClient } from './client.ts';
export { createFakeProvider, type FakeProvider, type FakeProviderOptions } from './fake-provider.ts';
export { signatureOf } from './signature.ts';
