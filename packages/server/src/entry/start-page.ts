import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../modules/identity/index.ts';
import { isDemo, theOrganisation } from '../modules/places/index.ts';
import type { Platform } from '../platform/context.ts';
import { type Handler, pathOf } from '../platform/http/server.ts';

const STYLE = `
  :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1b1f23; --quiet: #5b636b; --card: #fff; --line: #e3e0d6; --leaf: #1f6f4a; }
  @media (prefers-color-scheme: dark) { :root { --paper: #14181b; --ink: #eef0ee; --quiet: #a9b2b0; --card: #1c2226; --line: #31393d; --leaf: #6cc79a; } }
  * { box-sizing: border-box } body { margin: 0; font: 17px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink) }
  main { max-width: 1040px; margin: 0 auto; padding: 48px 24px 64px } h1 { font-size: 40px; line-height: 1.15; margin: 0 0 4px }
  p.lead { color: var(--quiet); margin: 0 0 32px } h2 { font-size: 19px; margin: 36px 0 12px }
  ul.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); gap: 16px; list-style: none; padding: 0; margin: 0 }
  ul.doors a { display: block; height: 100%; padding: 20px; border: 1px solid var(--line); border-radius: 16px; background: var(--card); color: inherit; text-decoration: none }
  ul.doors a:hover, ul.doors a:focus-visible { border-color: var(--leaf); outline: 2px solid var(--leaf); outline-offset: -1px }
  ul.doors b { display: block; color: var(--leaf); font-size: 20px } ul.doors span { color: var(--quiet); font-size: 15px }
  table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 16px; overflow: hidden }
  th, td { text-align: left; padding: 10px 16px; border-top: 1px solid var(--line) } thead th { border-top: 0; color: var(--quiet); font-weight: 500 }
  code { font: 15px ui-monospace, monospace; overflow-wrap: anywhere }
  @media (max-width: 480px) { main { padding: 32px 16px 48px } th, td { padding: 10px 12px } code { font-size: 13px } }`;

interface Door {
  readonly href: string;
  readonly name: string;
  readonly says: string;
}

/** The page at `/`: where everything is, and, while the demo canteen is loaded, who one may be. */
export function startPage(platform: Platform): Handler {
  return async (request, response) => {
    if (pathOf(request) !== '/') return false;
    const demo = await isDemo(platform.db);
    const name = demo ? (await theOrganisation(platform.db)).name : 'College Kiosk';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(page(name, demo));
    return true;
  };
}

function page(name: string, demo: boolean): string {
  const suffix = demo ? '?demo' : '';
  const doors: Door[] = [
    { href: `/kiosk/${suffix}`, name: 'Kiosk', says: 'Order as a student does, at the touch screen.' },
    { href: `/staff/kitchen${suffix}`, name: 'Kitchen', says: 'The live display above the stove.' },
    { href: `/board${suffix}`, name: 'Board', says: 'Which tokens are ready.' },
    { href: '/staff/', name: 'Staff', says: 'Counter, stock, menu and today’s figures.' },
    { href: '/finance/', name: 'Finance', says: 'Statements, trial balance and day book.' },
    { href: '/student/', name: 'Students', says: 'One’s own account, security and privacy, on a phone.' },
    { href: '/graphiql/', name: 'GraphiQL', says: 'The whole domain as one typed schema.' },
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(name)}</h1><p class="lead">${demo ? 'The demo canteen. Devices pair themselves when you open them from here.' : 'Everything this installation serves.'}</p>
<nav aria-label="Screens"><ul class="doors">${doors.map(doorItem).join('')}</ul></nav>
${demo ? accountsTable() : ''}</main></body></html>`;
}

function doorItem({ href, name, says }: Door): string {
  return `<li><a href="${href}"><b>${name}</b><span>${says}</span></a></li>`;
}

function accountsTable(): string {
  const rows = DEMO_ACCOUNTS.map(
    ({ name, email }) => `<tr><td>${escaped(name)}</td><td><code>${email}</code></td></tr>`,
  ).join('');
  return `<h2>Demo accounts</h2><p>All have the password <code>${escaped(DEMO_PASSWORD)}</code>. They exist only while the demo canteen is loaded.</p>
<table><thead><tr><th scope="col">Who</th><th scope="col">E-mail</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
