import { Ball, Copies, darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

/** Two soft buttered rolls. */
export function Pav(p: Paint) {
  const crust = mix('#D98E3C', p.tone, 0.3);
  return (
    <>
      <Ball id={p.id('b')} stops={[lighter(crust, 0.5), crust, darker(crust, 0.35)]} />
      <Shade rx={70} y={12} />
      <Copies
        p={p}
        places={[
          [26, -22, 4],
          [-24, -4, -4],
        ]}
      >
        <path d="M-42-8C-44-40 44-40 42-8L40 14Q0 26-40 14Z" fill={p.url('b')} />
        <path d="M-41 2Q0 14 41 2L40 14Q0 26-40 14Z" fill="#FBE9C4" />
        <path d="M-41 4Q0 16 41 4" stroke={darker(crust, 0.4)} strokeWidth="2" fill="none" opacity=".6" />
        <path d="M-26-22Q-14-31 8-31" stroke="#FFF3D2" strokeWidth="5" fill="none" opacity=".9" />
      </Copies>
      <path d="M-40-26L-22-36L-8-28L-24-19Z" fill="#FFE680" stroke="#E0B93C" />
    </>
  );
}

/** Cut corner to corner, marked by the grill, its layers showing. */
export function Sandwich(p: Paint) {
  const crust = mix('#D9A04E', p.tone, 0.4);
  return (
    <>
      <Slope id={p.id('b')} stops={[lighter(crust, 0.5), crust, darker(crust, 0.2)]} />
      <Shade rx={74} y={12} />
      <Copies
        p={p}
        places={[
          [16, -26, 3, 0.95],
          [-12, 0, -4],
        ]}
      >
        <path d="M-62-14L6-44L64-8L60 20L-58 16Z" fill={darker(crust, 0.4)} />
        <path d="M-62-14L64-8L63-1L-61-7Z" fill="#FBEBCB" />
        <path d="M-62-6q8 6 16 1t16 2t16 1t16 1t16 2t16 1t16 2t13-1V7L-61 3Z" fill="#6DA83A" />
        <path d="M-60 3L62 8L61 12L-59 7Z" fill="#D9402A" />
        <path d="M-59 7L61 12L60 20L-58 16Z" fill="#FBEBCB" />
        <path d="M-62-16L6-46Q9-47 12-45L64-10Z" fill={p.url('b')} />
        <path
          d="M-40-24L26-20M-22-33L42-26M-4-41L18-40M-34-17L-8-38M0-15L26-35M32-13L42-23"
          stroke="#7A4212"
          strokeWidth="3.5"
          opacity=".6"
        />
        <path d="M-50-20L2-43" stroke="#FFF3D2" strokeWidth="3.5" opacity=".8" />
      </Copies>
    </>
  );
}

/** Folded over toast, spotted with onion and chilli. */
export function Omelette(p: Paint) {
  const egg = mix('#F4C842', p.tone, 0.3);
  return (
    <>
      <Slope id={p.id('o')} stops={[lighter(egg, 0.55), egg, darker(egg, 0.2)]} />
      <Shade rx={78} y={10} />
      <path d="M-66-20L-24-56L34-50L14-8Z" fill="#A9662A" />
      <path d="M-62-22L-24-52L28-47L10-12Z" fill="#F8E2B4" />
      <path d="M-40-30l8 2M-20-40l7 2M0-34l8 1M-10-24l8 2" stroke="#CF9A55" strokeWidth="3.5" />
      <path
        d="M-78 4C-78-26-40-40-2-40S76-26 80-2C82 14 50 16 0 16S-78 20-78 4Z"
        fill={darker(egg, 0.45)}
        transform="translate(0 3)"
      />
      <path d="M-78 0C-78-28-40-40-2-40S76-28 80-6C74 8 50 11 0 11S-72 16-78 0Z" fill={p.url('o')} />
      <path d="M-76 0Q-40 12 0 9T79-4" stroke="#FFF6D4" strokeWidth="5" fill="none" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 11, 58, 15).map(([x, y]) => [x, y - 16]),
          8,
        )}
        stroke="#C77F1E"
        strokeWidth="4"
        opacity=".55"
      />
      <path d="M-60-18Q-40-32-8-33" stroke="#fff" strokeWidth="4" fill="none" opacity=".8" />
    </>
  );
}

/** A round bun, split and filled with whipped cream. */
export function Bun(p: Paint) {
  const crust = mix('#D08A3C', p.tone, 0.35);
  return (
    <>
      <Ball id={p.id('b')} stops={[lighter(crust, 0.55), crust, darker(crust, 0.4)]} />
      <Shade rx={66} y={14} />
      <path d="M-60-6C-60 22 60 22 60-6Z" fill={darker(crust, 0.15)} />
      <path
        d="M-66-14q6-12 18-8q8-10 20-4q10-9 22-2q12-8 22 1q12-7 22 2q12-2 28 9q8 10-4 16q-10 8-20 2q-10 9-22 3q-12 8-22 1q-12 7-22-1q-12 6-20-3q-16 4-22-16Z"
        fill="#FFFDF4"
        stroke="#E2D4B8"
        strokeWidth="2"
      />
      <path d="M-46-8q8 7 18 1t20 2t22-1t22-1" stroke="#DCCDB0" strokeWidth="2.5" fill="none" />
      <path d="M-62-20C-64-78 64-78 62-20C40-10-40-10-62-20Z" fill={p.url('b')} />
      <path d="M-44-38Q-34-58-8-61" stroke="#FFF3D2" strokeWidth="6" fill="none" opacity=".9" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 12, 40, 12).map(([x, y]) => [x + 4, y - 40]),
          2,
        )}
        stroke="#FFF8E8"
        strokeWidth="3.5"
      />
    </>
  );
}

/** A dark slice, thick with fruit. */
export function PlumCake(p: Paint) {
  const crumb = mix('#6E3A1A', p.tone, 0.5);
  return (
    <>
      <Slope id={p.id('k')} stops={[lighter(crumb, 0.25), crumb, darker(crumb, 0.2)]} />
      <Shade rx={74} y={16} ry={18} />
      <path d="M-58-44L30-54L68-38L-18-24Z" fill={darker(crumb, 0.35)} />
      <path d="M-58-44L-18-24V22L-56 2Z" fill={darker(crumb, 0.5)} />
      <path d="M-18-24L68-38L66 8L-18 22Z" fill={p.url('k')} />
      <path d="M-52-43L28-52" stroke={lighter(crumb, 0.45)} strokeWidth="3" opacity=".8" />
      <g transform="translate(24-8)" fill="none">
        <path d={strokes(p.random, scatter(p.random, 5, 36, 18), 3)} stroke="#C2202B" strokeWidth="9" />
        <path d={strokes(p.random, scatter(p.random, 6, 38, 20), 4)} stroke="#F2CE8A" strokeWidth="7" />
        <path d={strokes(p.random, scatter(p.random, 6, 38, 20), 3)} stroke="#2C120A" strokeWidth="8" />
        <path d={strokes(p.random, scatter(p.random, 4, 36, 18), 4)} stroke="#F0902C" strokeWidth="6" />
      </g>
      <path d="M-30-46q8-6 16 0q-6 7-16 0ZM4-50q8-6 16 0q-6 7-16 0Z" fill="#F4D9A0" stroke="#BE8F45" />
      <circle cx="38" cy="-46" r="6" fill="#C2202B" />
    </>
  );
}

/** Round and crisp. */
export function Biscuit(p: Paint) {
  const body = '#D9A557';
  return (
    <>
      <Ball id={p.id('b')} stops={[lighter(body, 0.4), body, darker(body, 0.25)]} />
      <Shade rx={60} y={12} />
      <Copies
        p={p}
        places={[
          [18, -48],
          [-28, -18],
          [28, -2],
        ]}
      >
        <circle cy="4" r="33" fill={darker(body, 0.5)} />
        <circle r="33" fill={p.url('b')} stroke={darker(body, 0.3)} strokeWidth="4" strokeDasharray="2 7" />
        <path d="M-12-12h1M10-12h1M-12 10h1M10 10h1M0 0h1M-20 0h1M19 0h1" stroke={darker(body, 0.5)} strokeWidth="5" />
        <path d="M-20-16Q-12-25 2-25" stroke="#FFF6DC" strokeWidth="4" fill="none" opacity=".9" />
      </Copies>
    </>
  );
}
