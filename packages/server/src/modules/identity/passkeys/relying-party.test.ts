import { expect, test } from 'vitest';
import { relyingPartyAt } from './relying-party.ts';

test.each([
  ['https://canteen.example', { id: 'canteen.example', origin: 'https://canteen.example' }],
  ['https://canteen.example:8443', { id: 'canteen.example', origin: 'https://canteen.example:8443' }],
  ['http://localhost:4000', { id: 'localhost', origin: 'http://localhost:4000' }],
  ['http://127.0.0.1:4000', { id: 'localhost', origin: 'http://localhost:4000' }],
  ['http://[::1]:4000', { id: 'localhost', origin: 'http://localhost:4000' }],
  ['http://canteen.example', null],
  ['https://192.0.2.7', null],
  ['https://[2001:db8::7]:4000', null],
])('passkeys of an installation at %s belong to %o', (publicOrigin, party) => {
  expect(relyingPartyAt(publicOrigin)).toEqual(party);
});
