import { Ball, Copies, darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

/** A ghee roast or paper roast stands as a cone; every other dosa lies rolled. */
export function Dosa(p: Paint) {
  const gold = mix('#E2A245', p.tone, 0.22);
  const brown = '#8A4714';
  const cone = /ghee|paper|cone|roast/i.test(p.title);
  const gradient = <Slope id={p.id('d')} stops={[lighter(gold, 0.5), gold, darker(gold, 0.34)]} />;
  if (cone) {
    return (
      <>
        {gradient}
        <Shade rx={58} y={8} />
        <path d="M4-96C14-60 40-20 52 4C36 18-36 18-50 6C-36-20-8-60 4-96Z" fill={p.url('d')} />
        <path d="M4-96C-2-58-16-20-18 13C-32 12-44 9-50 6C-36-20-8-60 4-96Z" fill="#fff" opacity=".22" />
        <path d="M4-96C10-58 26-18 28 12C40 10 48 7 52 4C40-20 14-60 4-96Z" fill={brown} opacity=".28" />
        <path
          d="M-50 6C-36 18 36 18 52 4"
          stroke={brown}
          strokeWidth="4"
          fill="none"
          strokeLinecap="round"
          strokeDasharray="11 2"
        />
        <g fill="none" stroke={brown} strokeLinecap="round" opacity=".5" strokeWidth="2.4">
          <path
            d="M-34-12C-16-4 20-4 38-14M-24-30C-10-24 14-24 28-32M-14-50C-6-46 10-46 18-52M-7-66C-3-64 6-64 10-68"
            strokeDasharray="16 6 7 5"
          />
        </g>
        <path
          d="M3-92C-8-56-26-22-38 0"
          stroke="#FFF0C4"
          strokeWidth="3"
          strokeLinecap="round"
          fill="none"
          opacity=".85"
        />
      </>
    );
  }
  return (
    <>
      {gradient}
      <Shade rx={74} y={12} ry={15} />
      <g transform="rotate(-7)">
        <path
          d="M-80-2C-82-26-70-40-56-40L62-46C78-46 84-30 84-16S76 14 62 14L-58 18C-72 18-79 10-80-2Z"
          fill={p.url('d')}
        />
        <ellipse cx="66" cy="-16" rx="18" ry="30" fill={darker(gold, 0.3)} />
        <ellipse cx="66" cy="-16" rx="13" ry="24" fill={lighter(gold, 0.45)} />
        <path
          d="M66-36C56-32 56 2 66 4C74 2 75-28 67-27C62-24 62-6 67-7"
          fill="none"
          stroke={brown}
          strokeWidth="3"
          strokeLinecap="round"
        />
        <path
          d="M-72-8C-40-16 20-20 50-20"
          stroke={brown}
          strokeWidth="3.4"
          fill="none"
          strokeLinecap="round"
          strokeDasharray="15 2 8 2"
        />
        <g fill="none" stroke={brown} strokeWidth="2.4" strokeLinecap="round" opacity=".48">
          <path
            d="M-62-28C-30-34 10-34 46-38M-66 4C-30 0 10-4 46-6M-58 12C-30 10 10 6 50 5"
            strokeDasharray="12 7 20 6"
          />
        </g>
        <path
          d="M-60-34C-30-38 10-40 48-42"
          stroke="#FFF3CF"
          strokeWidth="4"
          fill="none"
          strokeLinecap="round"
          opacity=".9"
        />
        {scatter(p.random, 9, 56, 18).map(([x, y]) => (
          <ellipse key={`${x}${y}`} cx={x - 12} cy={y - 12} rx="4" ry="1.8" fill={brown} opacity=".34" />
        ))}
      </g>
    </>
  );
}

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
        <path d="M-22-15q9-6 20-6" stroke="#fff" strokeWidth="4" strokeLinecap="round" fill="none" />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 8, 24, 9).map(([sx, sy]) => [sx, sy - 8]),
            1.2,
          )}
          stroke="#D8CBB2"
          strokeWidth="2.2"
          strokeLinecap="round"
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
          strokeLinecap="round"
          opacity=".65"
        />
        <path d="M-26-10q8-9 22-11" stroke="#F9DDA2" strokeWidth="3.6" strokeLinecap="round" fill="none" opacity=".9" />
      </Copies>
    </>
  );
}
