import { openCollege } from './test-college.ts';

// For the browser journeys, which start it as a process of its own: the port, then the product's origin.
const [port = '0', origin = ''] = process.argv.slice(2);
const redirectUris = ['staff', 'student'].map((app) => `${origin}/${app}/from-college`);
const college = await openCollege({ port: Number(port), redirectUris });
const known = { email_verified: true };
college.people.set('asha', { ...known, name: 'Asha Nair', email: 'asha@college.example', groups: ['students'] });
college.people.set('binu', { ...known, name: 'Binu Mathew', email: 'binu@college.example', groups: ['canteen'] });
college.people.set('carol', { ...known, name: 'Carol of elsewhere', email: 'carol@elsewhere.example', groups: [] });
