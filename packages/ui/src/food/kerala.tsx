import { Ball, darker, lighter, mix, type Paint, round, Shade, Slope, scatter, strokes } from './paint.tsx';

/** A lace-edged bowl of rice batter, soft in the middle. */
export function Appam(p: Paint) {
  const white = mix('#FBF5E6', p.tone, 0.08);
  const lace = Array.from({ length: 30 }, (_, at) => {
    const angle = (at / 30) * Math.PI * 2;
    const far = 1 + p.random() * 0.06;
    return `${at ? 'L' : 'M'}${round(Math.cos(angle) * 72 * far)} ${round(Math.sin(angle) * 30 * far - 8)}`;
  }).join('');
  return (
    <>
      <Ball id={p.id('a')} stops={['#FFFFFF', white, darker(white, 0.16)]} />
      <Shade rx={72} y={6} ry={24} />
      <path d={`${lace}Z`} fill="#D9A055" stroke="#B97528" strokeWidth="3" strokeLinejoin="round" />
      <ellipse cy="-8" rx="65" ry="26" fill="#F2D9A6" />
      <ellipse cy="-7" rx="55" ry="21" fill={p.url('a')} />
      <g fill="#E3C48D" opacity=".8">
        {scatter(p.random, 20, 62, 24)
          .filter(([x, y]) => (x / 52) ** 2 + (y / 20) ** 2 > 0.8)
          .map(([x, y]) => (
            <ellipse key={`${x}${y}`} cx={x} cy={y - 8} rx="3" ry="1.6" />
          ))}
      </g>
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
        strokeLinecap="round"
      />
    </>
  );
}

/** Steamed rice flour out of the bamboo, coconut between the lengths. */
export function Puttu(p: Paint) {
  const flour = mix('#F1E6D2', p.tone, 0.16);
  const coconut = (x: number) => (
    <g transform={`translate(${x} 0)`}>
      <ellipse cx="0" cy="-22" rx="9" ry="25" fill="#fff" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 11, 7, 24).map(([sx, sy]) => [sx, sy - 22]),
          6,
        )}
        stroke="#FFFFFF"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 6, 7, 22).map(([sx, sy]) => [sx, sy - 22]),
          4,
        )}
        stroke="#D5CCBB"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </g>
  );
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
          strokeLinecap="round"
          opacity=".6"
        />
        {coconut(-64)}
        {coconut(-22)}
        {coconut(20)}
        <ellipse cx="62" cy="-21" rx="13" ry="23" fill={lighter(flour, 0.6)} stroke={darker(flour, 0.16)} />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 12, 10, 19).map(([x, y]) => [x + 60, y - 21]),
            5,
          )}
          stroke="#fff"
          strokeWidth="3.4"
          strokeLinecap="round"
        />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 9, 9, 18).map(([x, y]) => [x + 60, y - 21]),
            4,
          )}
          stroke="#CFC3AC"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </g>
    </>
  );
}
