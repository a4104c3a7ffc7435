import type { ReactNode } from 'react';
import type { Vessel } from './dish-picture.ts';
import { darker, lighter, mix, type Paint, Sheen, Slope } from './paint.tsx';
import { Katori, Plate } from './steel.tsx';

export type Opening = { x: number; y: number; rx: number; ry: number };

export type VesselArt = {
  /** Where the food rests, and how large. */
  anchor: { x: number; y: number; scale: number };
  /** Low vessels are raised towards the middle of the picture. */
  lift?: number;
  /** Where a liquid shows; without one, a liquid comes in a small steel katori on top. */
  opening?: Opening;
  /** `liquid` is the colour of what fills it, or null. */
  back: (p: Paint, liquid: string | null) => ReactNode;
  front?: (p: Paint, liquid: string | null) => ReactNode;
};

const ground = (rx: number, y: number) => <ellipse cx="100" cy={y} rx={rx} ry={rx / 5} fill="#3B2A17" opacity=".2" />;

export const vesselArt: Record<Vessel, VesselArt> = {
  'steel-plate': {
    lift: 22,
    anchor: { x: 100, y: 136, scale: 1 },
    back: (p) => <Plate p={p} y={140} rx={88} ry={38} />,
  },
  'banana-leaf': {
    lift: 20,
    anchor: { x: 100, y: 136, scale: 1 },
    back: (p) => (
      <>
        <Slope id={p.id('leaf')} stops={['#7CC255', '#4B9A3B', '#2F7530']} />
        <path
          d="M6 158C22 112 112 98 194 126C188 172 78 196 6 158Z"
          fill="#3B2A17"
          opacity=".2"
          transform="translate(0 8)"
        />
        <path d="M6 154C22 106 112 94 194 122C188 168 78 192 6 154Z" fill={p.url('leaf')} />
        <path d="M6 154C70 150 140 142 194 122" stroke="#CDE88F" strokeWidth="4" fill="none" strokeLinecap="round" />
        <path
          d="M34 152Q36 130 52 119M64 149Q66 122 84 109M98 145Q102 118 120 106M132 140Q138 120 152 111M30 154Q40 164 46 169M62 151Q74 168 84 175M98 147Q112 164 124 170M134 141Q146 154 156 158"
          stroke="#A5D672"
          strokeWidth="1.6"
          fill="none"
          opacity=".75"
        />
      </>
    ),
  },
  thali: {
    lift: 18,
    anchor: { x: 100, y: 150, scale: 0.74 },
    back: (p) => (
      <>
        <Plate p={p} y={138} rx={95} ry={50} />
        {[
          [42, 122, mix(p.tone, '#D98A1E', 0.5)],
          [100, 110, p.sauce ?? '#FBF6EA'],
          [158, 122, mix(p.tone, '#6F9A3C', 0.7)],
        ].map(([x, y, colour]) => (
          <g key={x} transform={`translate(${x} ${y}) scale(.56)`}>
            <Katori p={p} colour={String(colour)} />
          </g>
        ))}
      </>
    ),
  },
  bowl: {
    lift: 18,
    anchor: { x: 100, y: 112, scale: 0.98 },
    opening: { x: 100, y: 108, rx: 70, ry: 21 },
    back: (p) => (
      <>
        <Sheen id={p.id('bowl')} stops={['#FFFFFF', '#F3EEE2', '#E2D9C6', '#C6B99F']} />
        {ground(56, 178)}
        <ellipse cx="100" cy="108" rx="78" ry="25" fill="#FFFDF7" stroke="#D5CAB4" />
        <ellipse cx="100" cy="109" rx="71" ry="21" fill={p.sauce ?? '#BFAF92'} />
      </>
    ),
    front: (p) => (
      <>
        <path d="M22 108C24 148 54 174 72 176H128C146 174 176 148 178 108A78 25 0 0 1 22 108Z" fill={p.url('bowl')} />
        <path
          d="M29 128C60 152 140 152 171 128Q169 136 165 142C136 163 64 163 35 142Q31 136 29 128Z"
          fill={mix(p.tone, '#1F6F4A', 0.55)}
          opacity=".85"
        />
        <path d="M76 176h48l-4 6H80Z" fill="#BBAE95" />
        <path d="M22 108A78 25 0 0 0 178 108A71 21 0 0 1 29 108Z" fill="#FFFDF7" />
        <path d="M36 134Q44 154 60 165" stroke="#fff" strokeWidth="5" strokeLinecap="round" fill="none" opacity=".7" />
      </>
    ),
  },
  tumbler: {
    anchor: { x: 100, y: 62, scale: 0.55 },
    opening: { x: 100, y: 60, rx: 34, ry: 10 },
    back: (p) => (
      <>
        {ground(70, 174)}
        <path d="M36 134C38 158 50 172 66 174H134C150 172 162 158 164 134Z" fill={p.url('steel')} />
        <path d="M30 132a70 20 0 0 0 140 0a70 20 0 0 0-140 0Z" fill="#EEF1F2" stroke="#9FAAB0" strokeWidth="1.6" />
        <ellipse cx="100" cy="133" rx="62" ry="16" fill="#97A2A8" />
        <path d="M62 60L70 138A30 9 0 0 0 130 138L138 60Z" fill={p.url('steel')} />
        <path
          d="M66.5 104A34 10 0 0 0 133.5 104M67 109A34 10 0 0 0 133 109"
          stroke="#8C979D"
          strokeWidth="1.6"
          fill="none"
        />
        <path d="M73 72L79 134" stroke="#fff" strokeWidth="5" strokeLinecap="round" opacity=".85" />
        <ellipse cx="100" cy="60" rx="40" ry="12.5" fill="#F7F9F9" stroke="#9FAAB0" strokeWidth="1.6" />
        <ellipse cx="100" cy="61" rx="34" ry="9.5" fill="#7F898E" />
      </>
    ),
  },
  glass: {
    anchor: { x: 100, y: 56, scale: 0.55 },
    opening: { x: 100, y: 62, rx: 37, ry: 9 },
    back: (p, liquid) => {
      const colour = liquid ?? mix('#E9F3F6', p.tone, 0.15);
      return (
        <>
          <Sheen id={p.id('glass')} stops={[lighter(colour, 0.4), colour, colour, darker(colour, 0.25)]} />
          {ground(44, 180)}
          <path d="M58 42L68 174Q69 181 76 181H124Q131 181 132 174L142 42Z" fill="#fff" opacity=".6" />
          <path d="M62 62L70 172Q71 176 76 176H124Q129 176 130 172L138 62A38 9 0 0 1 62 62Z" fill={p.url('glass')} />
          {p.sauce ? (
            <path
              d="M68.5 150Q84 140 100 150T131.5 148L130 172Q129 176 124 176H76Q71 176 70 172Z"
              fill={p.sauce}
              opacity=".85"
            />
          ) : null}
          <ellipse cx="100" cy="62" rx="38" ry="9.5" fill={lighter(colour, 0.2)} />
        </>
      );
    },
    front: () => (
      <>
        <path d="M70 70L77 164" stroke="#fff" strokeWidth="6" strokeLinecap="round" opacity=".6" />
        <path d="M128 76L123 150" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" opacity=".5" />
        <ellipse cx="100" cy="42" rx="42" ry="10" fill="none" stroke="#fff" strokeWidth="3" opacity=".95" />
        <ellipse cx="100" cy="42" rx="42" ry="10" fill="none" stroke="#9DB3BC" strokeWidth="1" />
        <path
          d="M58 42L68 174Q69 181 76 181H124Q131 181 132 174L142 42"
          fill="none"
          stroke="#9DB3BC"
          strokeWidth="1.4"
        />
      </>
    ),
  },
  parcel: {
    lift: 10,
    anchor: { x: 100, y: 120, scale: 0.86 },
    back: () => (
      <>
        {ground(74, 176)}
        <path d="M24 108L46 84H154L176 108Z" fill="#8F6636" />
        <path d="M46 84L40 62Q40 58 45 58H155Q160 58 160 62L154 84Z" fill="#D9AE74" />
        <path d="M48 63H152" stroke="#F0D3A6" strokeWidth="3" strokeLinecap="round" />
        <path d="M46 84H154L160 106H40Z" fill="#B98A50" />
        <path d="M40 96Q70 84 100 88T160 96L168 110H32Z" fill="#5FA845" />
      </>
    ),
    front: (p) => (
      <>
        <Slope id={p.id('kraft')} stops={['#E6C08A', '#D2A467', '#B98649']} />
        <path d="M20 112Q60 122 100 122T180 112L166 172Q165 178 158 178H42Q35 178 34 172Z" fill={p.url('kraft')} />
        <path d="M20 112Q60 122 100 122T180 112L178 120Q140 130 100 130T22 120Z" fill="#F0D2A2" />
        <circle cx="100" cy="152" r="14" fill={mix(p.tone, '#1F6F4A', 0.6)} />
        <path d="M93 158Q92 144 108 144Q109 158 93 158Z" fill="#F5FBEF" />
      </>
    ),
  },
  'paper-cone': {
    anchor: { x: 100, y: 84, scale: 0.76 },
    back: () => (
      <>
        {ground(26, 188)}
        <path d="M46 70L154 58L150 92H52Z" fill="#E2DAC8" />
      </>
    ),
    front: (p) => (
      <>
        <Sheen id={p.id('cone')} stops={['#FFFDF5', '#F4EEDF', '#D8CDB5']} />
        <path d="M44 76Q72 98 100 96T156 70L104 188Q100 193 96 188Z" fill={p.url('cone')} />
        <path d="M100 96Q136 94 156 70L104 188Z" fill="#B7A98B" opacity=".25" />
        <path
          d="M60 100L92 112M66 113L98 124M72 126L102 136M78 138L104 147M108 110L136 102M108 124L128 118"
          stroke="#A79F8D"
          strokeWidth="2.6"
          strokeLinecap="round"
          opacity=".7"
        />
        <path
          d="M50 86Q74 104 100 103T148 88"
          stroke={p.sauce ?? p.tone}
          strokeWidth="5"
          fill="none"
          strokeLinecap="round"
        />
      </>
    ),
  },
  packet: {
    anchor: { x: 100, y: 132, scale: 0.56 },
    opening: { x: 100, y: 108, rx: 36, ry: 24 },
    back: (p) => (
      <>
        <Sheen id={p.id('pack')} stops={[lighter(p.tone, 0.3), p.tone, p.tone, darker(p.tone, 0.35)]} />
        {ground(54, 184)}
        <path
          d="M44 26l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5V38Q146 104 156 172V182H44V172Q54 104 44 38Z"
          fill={p.url('pack')}
        />
        <path d="M44 36H156M44 172H156" stroke="#fff" strokeWidth="2" strokeDasharray="3 3" opacity=".7" />
        <path d="M49 50Q100 40 151 50L150 62Q100 52 50 62Z" fill={p.sauce ?? darker(p.tone, 0.4)} />
        <ellipse cx="100" cy="112" rx="44" ry="46" fill="#FFFBEF" />
        <path d="M56 46Q62 104 56 164" stroke="#fff" strokeWidth="5" strokeLinecap="round" fill="none" opacity=".55" />
      </>
    ),
  },
  bottle: {
    anchor: { x: 100, y: 138, scale: 0.4 },
    opening: { x: 100, y: 122, rx: 22, ry: 13 },
    back: (p, liquid) => {
      const colour = liquid ?? mix('#D8EEF7', p.tone, 0.3);
      return (
        <>
          <Sheen id={p.id('btl')} stops={[lighter(colour, 0.55), colour, colour, darker(colour, 0.3)]} />
          {ground(36, 184)}
          <path
            d="M88 34H112V50C112 62 132 66 132 86V172Q132 182 122 182H78Q68 182 68 172V86C68 66 88 62 88 50Z"
            fill="#F4FAFC"
            stroke="#A9C0C9"
            strokeWidth="1.4"
          />
          <path
            d="M89 58C84 66 71 70 71 86V171Q71 179 79 179H121Q129 179 129 171V86C129 70 116 66 111 58Z"
            fill={p.url('btl')}
          />
          <rect x="86" y="20" width="28" height="17" rx="4" fill={p.sauce ?? mix(p.tone, '#1F5F8B', 0.5)} />
          <path d="M91 23v11M97 23v11M103 23v11M109 23v11" stroke="#fff" strokeWidth="1.6" opacity=".5" />
          <path d="M68 100H132V146H68Z" fill="#FFFDF6" />
          <path d="M68 100H132V105H68ZM68 141H132V146H68Z" fill={mix(p.tone, '#1F6F4A', 0.4)} />
        </>
      );
    },
    front: () => <path d="M77 84V172" stroke="#fff" strokeWidth="5" strokeLinecap="round" opacity=".65" />,
  },
};
