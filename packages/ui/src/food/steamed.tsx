import { Ball, Copies, darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

export function Idli(p: Paint) {
  const white = mix('#F8F3E8', p.tone, 0.08);
  return (
    <>
      <Slope id={p.id('i')} stops={['#FFFFFF', white, darker(white, 0.24)]} />
      <Copies
        p={p}
        places={[
          [2, -24],
          [-36, -1],
          [37, 2],
        ]}
      >
        <ellipse cy="9" rx="35" ry="11" fill="#3B2A17" opacity=".18" />
        <path d="M-35 0C-33-19-16-25 0-25S33-19 35 0C33 14-33 14-35 0Z" fill={p.url('i')} />
        <path d="M-35 0C-30 9 30 9 35 0C33 14-33 14-35 0Z" fill={darker(white, 0.36)} opacity=".7" />
        <path d="M-22-15q9-6 20-6" stroke="#fff" strokeWidth="4" fill="none" />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 8, 24, 9).map(([sx, sy]) => [sx, sy - 8]),
            1.2,
          )}
          stroke="#D8CBB2"
          strokeWidth="2.2"
        />
      </Copies>
    </>
  );
}

export function Vada(p: Paint) {
  const brown = mix('#C27A2B', p.tone, 0.2);
  return (
    <>
      <Ball id={p.id('v')} stops={[lighter(brown, 0.42), brown, darker(brown, 0.42)]} />
      <Shade rx={66} y={10} />
      <Copies
        p={p}
        places={[
          [6, -30, -8],
          [-33, -2, 6],
          [36, -1, -4],
        ]}
      >
        <ellipse cx="1" cy="8" rx="37" ry="24" fill={darker(brown, 0.55)} />
        <ellipse rx="37" ry="25" fill={p.url('v')} />
        <ellipse
          rx="27"
          ry="17"
          fill="none"
          stroke={lighter(brown, 0.38)}
          strokeWidth="3"
          opacity=".5"
          strokeDasharray="22 8 12 10"
        />
        <ellipse cx="1" cy="-1" rx="11" ry="7" fill="#4A2308" />
        <path d="M-9 2a11 7 0 0 0 20 0q-10 5-20 0Z" fill={lighter(brown, 0.25)} />
        <path
          d={strokes(p.random, scatter(p.random, 16, 32, 20), 3)}
          stroke={darker(brown, 0.45)}
          strokeWidth="2.2"
          opacity=".65"
        />
        <path d="M-26-10q8-9 22-11" stroke="#F9DDA2" strokeWidth="3.6" fill="none" opacity=".9" />
      </Copies>
    </>
  );
}

/** A lace-edged bowl of rice batter, soft in the middle. */
export function Appam(p: Paint) {
  const white = mix('#FBF5E6', p.tone, 0.08);
  const lace = Array.from({ length: 22 }, (_, at) => {
    const angle = (at / 22) * Math.PI * 2;
    const far = 1 + p.random() * 0.06;
    return `${at ? 'L' : 'M'}${Math.round(Math.cos(angle) * 72 * far)} ${Math.round(Math.sin(angle) * 30 * far - 8)}`;
  }).join('');
  return (
    <>
      <Ball id={p.id('a')} stops={['#FFFFFF', white, darker(white, 0.16)]} />
      <Shade rx={72} y={6} ry={24} />
      <path d={`${lace}Z`} fill="#D9A055" stroke="#B97528" strokeWidth="3" />
      <ellipse cy="-8" rx="65" ry="26" fill="#F2D9A6" />
      <ellipse cy="-7" rx="55" ry="21" fill={p.url('a')} />
      <ellipse cy="-10" rx="32" ry="13" fill="#fff" />
      <ellipse cy="-7" rx="30" ry="11" fill={darker(white, 0.05)} />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 12, 26, 8).map(([x, y]) => [x, y - 8]),
          1,
        )}
        stroke="#D9C7A1"
        strokeWidth="2.4"
      />
    </>
  );
}

/** Steamed rice flour out of the bamboo, coconut between the lengths. */
export function Puttu(p: Paint) {
  const flour = mix('#F1E6D2', p.tone, 0.16);
  return (
    <>
      <Slope id={p.id('p')} stops={[lighter(flour, 0.75), flour, darker(flour, 0.3)]} down />
      <Shade rx={76} y={6} ry={14} />
      <g transform="rotate(-6)">
        <path d="M-72-44H62V2H-72C-86 2-86-44-72-44Z" fill={p.url('p')} />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 20, 62, 19).map(([x, y]) => [x, y - 21]),
            1.4,
          )}
          stroke={darker(flour, 0.24)}
          strokeWidth="2.2"
          opacity=".6"
        />
        <Copies p={p} places={[[-64], [-22], [20]]}>
          <ellipse cy="-22" rx="9" ry="25" fill="#fff" />
          <path
            d={strokes(
              p.random,
              scatter(p.random, 9, 9, 24).map(([sx, sy]) => [sx, sy - 22]),
              6,
            )}
            stroke="#fff"
            strokeWidth="4"
          />
          <path d="M-3-38l3-2M1-28l4 2M-4-18l4 1M2-9l3-3" stroke="#CFC3AC" strokeWidth="1.6" />
        </Copies>
        <ellipse cx="62" cy="-21" rx="13" ry="23" fill={lighter(flour, 0.6)} stroke={darker(flour, 0.16)} />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 12, 10, 19).map(([x, y]) => [x + 60, y - 21]),
            5,
          )}
          stroke="#fff"
          strokeWidth="3.4"
        />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 9, 9, 18).map(([x, y]) => [x + 60, y - 21]),
            4,
          )}
          stroke="#CFC3AC"
          strokeWidth="1.5"
        />
      </g>
    </>
  );
}
