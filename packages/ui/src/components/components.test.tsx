import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { UiProvider } from '../theme/UiProvider.tsx';
import { DataTable } from './DataTable.tsx';
import { DietMark } from './food-marks.tsx';
import { QrCode } from './QrCode.tsx';
import { SignInForm } from './SignInForm.tsx';
import { ageBand, LivePill } from './status.tsx';
import { tokenFace } from './token-face.ts';

test.each([
  [0, 'ok'],
  [69, 'ok'],
  [70, 'soon'],
  [100, 'soon'],
  [101, 'late'],
] as const)('%i %% of the promise is %s', (percent, band) => {
  expect(ageBand(percent, 100)).toBe(band);
});

test('a token keeps its face, neighbours differ in both, and pairs come back only after 132', () => {
  const faces = Array.from({ length: 132 }, (_, at) => tokenFace(at + 1));
  expect(new Set(faces.map(({ colour, animal }) => `${colour.name} ${animal}`)).size).toBe(132);
  expect(
    faces.every(
      (face, at) => at === 0 || (face.colour !== faces[at - 1]?.colour && face.animal !== faces[at - 1]?.animal),
    ),
  ).toBe(true);
  expect(tokenFace('K3-104')).toEqual(tokenFace('K3-104'));
});

test('diet marks say what they show', () => {
  expect(renderToStaticMarkup(<DietMark diet="VEG" />)).toMatch(/Vegetarian.*<circle/);
  expect(renderToStaticMarkup(<DietMark diet="EGG" />)).toContain('Contains egg');
});

test('the live pill tells how fresh the screen is', () => {
  expect(renderToStaticMarkup(<LivePill state="live" position={18_204} />)).toMatch(/Live.* · #18,204/);
  expect(renderToStaticMarkup(<LivePill state="reconnecting" />)).toContain('Reconnecting…');
  expect(renderToStaticMarkup(<LivePill state="stale" since="2026-11-23T05:12:00Z" />)).toContain('Stale since 10:42');
});

test('a QR code draws every dark module once', () => {
  const svg = renderToStaticMarkup(
    <QrCode
      label="Pay"
      text="x"
      matrix={[
        [true, true, false],
        [false, true, false],
        [true, false, true],
      ]}
    />,
  );
  const dark = [...svg.matchAll(/h(\d+)v1/g)].reduce((sum, match) => sum + Number(match[1]), 0);
  expect(dark).toBe(5);
});

test('a table is in exactly one of its four states', () => {
  const table = (props: object) =>
    renderToStaticMarkup(
      <UiProvider>
        <DataTable
          caption="Orders"
          columns={[{ key: 'a', header: 'A', render: String }]}
          rows={[]}
          rowKey={String}
          {...props}
        />
      </UiProvider>,
    );
  expect(table({ loading: true })).toContain('role="status"');
  expect(table({})).toContain('Nothing here yet');
  expect(table({ error: { message: 'Broken', reference: 'r-1' } })).toMatch(/role="alert".*r-1/);
  expect(table({ rows: ['x'] })).toContain('<table');
});

test('a password is hidden while it is typed, and left to password managers and to pasting', () => {
  const none = { onSignIn: async () => null, forgotten: { label: 'Forgotten?', href: '/' } };
  const form = <SignInForm place="Canteen" title="Sign in" demo={null} {...none} />;
  const html = renderToStaticMarkup(<UiProvider>{form}</UiProvider>);
  const field = /<input[^>]*autoComplete="current-password"[^>]*>/i.exec(html)?.[0] ?? '';
  expect(field).toContain('type="password"');
  expect(field).not.toMatch(/onpaste|readonly|maxlength="?[0-9]{1,2}"/i);
});
