import { darker, lighter, mix, Sheen, Slope } from './paint.tsx';
import { ground } from './plates.tsx';
import type { VesselArt } from './vessel.ts';

/** What is drunk from, and what is bought packed. */
export const cupArt = {
  tumbler: {
    anchor: { x: 100, y: 62, scale: 0.55 },
    opening: { x: 100, y: 60, rx: 34, ry: 10 },
    steel: 'cup',
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
        <path d="M73 72L79 134" stroke="#fff" strokeWidth="5" opacity=".85" />
        <ellipse cx="100" cy="60" rx="40" ry="12.5" fill="#F7F9F9" stroke="#9FAAB0" strokeWidth="1.6" />
      </>
    ),
  },
  glass: {
    anchor: { x: 100, y: 56, scale: 0.55 },
    opening: { x: 100, y: 64, rx: 37, ry: 9 },
    tall: true,
    back: (p, liquid) => {
      const colour = liquid ?? mix('#E9F3F6', p.tone, 0.15);
      return (
        <>
          <Sheen id={p.id('glass')} stops={[lighter(colour, 0.4), colour, colour, darker(colour, 0.22)]} />
          {ground(44, 182)}
          <path
            d="M58 44L68 175Q69 182 76 182H124Q131 182 132 175L142 44Z"
            fill="#fff"
            fillOpacity=".55"
            stroke="#9DB3BC"
          />
          <path d="M62 64L70 173Q71 177 76 177H124Q129 177 130 173L138 64A38 9 0 0 1 62 64Z" fill={p.url('glass')} />
          {p.sauce ? (
            <path d="M68.5 150Q84 140 100 150T131.5 148L130 173Q129 177 124 177H76Q71 177 70 173Z" fill={p.sauce} />
          ) : null}
        </>
      );
    },
    front: () => (
      <>
        <path d="M70 72L77 164" stroke="#fff" strokeWidth="6" opacity=".6" />
        <path d="M128 78L123 150" stroke="#fff" strokeWidth="2.5" opacity=".5" />
        <ellipse cx="100" cy="44" rx="42" ry="10" fill="none" stroke="#C4D3D9" strokeWidth="2.5" />
      </>
    ),
  },
  // The small ribbed glass of the tea stall.
  'tea-glass': {
    anchor: { x: 100, y: 70, scale: 0.55 },
    opening: { x: 100, y: 74, rx: 43, ry: 11 },
    tall: true,
    back: (p, liquid) => {
      const colour = liquid ?? '#E9F3F6';
      return (
        <>
          <Sheen id={p.id('glass')} stops={[lighter(colour, 0.35), colour, colour, darker(colour, 0.25)]} />
          {ground(46, 176)}
          <path
            d="M50 58L64 168Q65 177 74 177H126Q135 177 136 168L150 58Z"
            fill="#fff"
            fillOpacity=".6"
            stroke="#9DB3BC"
          />
          <path d="M56 74L67 163Q68 168 74 168H126Q132 168 133 163L144 74A44 11 0 0 1 56 74Z" fill={p.url('glass')} />
        </>
      );
    },
    front: () => (
      <>
        <path
          d="M71 96L77 162M86 99L89 166M114 99L111 166M129 96L123 162"
          stroke="#fff"
          strokeWidth="3"
          opacity=".35"
        />
        <path d="M63 84L71 150" stroke="#fff" strokeWidth="6" opacity=".65" />
        <ellipse cx="100" cy="58" rx="50" ry="12.5" fill="none" stroke="#C4D3D9" strokeWidth="2.5" />
      </>
    ),
  },
  // Fired clay, drunk from once.
  kulhad: {
    anchor: { x: 100, y: 70, scale: 0.55 },
    opening: { x: 100, y: 74, rx: 46, ry: 13 },
    tall: true,
    back: (p) => (
      <>
        <Sheen id={p.id('clay')} stops={['#D98A56', '#C26B38', '#B25C2C', '#7E3B18']} />
        {ground(50, 176)}
        <ellipse cx="100" cy="73" rx="55" ry="17" fill="#E0A070" />
        <ellipse cx="100" cy="74" rx="48" ry="14" fill="#7A3B1A" />
      </>
    ),
    front: (p) => (
      <>
        <path
          d="M45 73C46 112 58 150 66 172Q67 178 74 178H126Q133 178 134 172C142 150 154 112 155 73A55 17 0 0 1 45 73Z"
          fill={p.url('clay')}
        />
        <path
          d="M48 98Q100 120 152 98M51 108Q100 130 149 108M61 156Q100 170 139 156"
          stroke="#8B4520"
          strokeWidth="2.4"
          fill="none"
          opacity=".6"
        />
        <path d="M55 92Q60 132 70 158" stroke="#F3BF94" strokeWidth="5" fill="none" opacity=".7" />
      </>
    ),
  },
  mug: {
    anchor: { x: 96, y: 70, scale: 0.55 },
    opening: { x: 94, y: 74, rx: 46, ry: 12 },
    tall: true,
    back: (p) => (
      <>
        <Sheen id={p.id('mug')} stops={['#FFFFFF', '#F6F1E6', '#E8DFCD', '#B9AD96']} />
        {ground(58, 174)}
        <path d="M142 92C188 84 186 150 136 146" stroke="#CBBFA8" strokeWidth="12" fill="none" />
        <path d="M142 90C180 82 178 142 136 142" stroke="#F6F1E6" strokeWidth="5" fill="none" />
        <path d="M42 74L48 164Q50 175 62 175H126Q138 175 140 164L146 74Z" fill={p.url('mug')} />
        <ellipse cx="94" cy="74" rx="52" ry="15" fill="#FFFEFA" stroke="#D5CAB4" />
      </>
    ),
    front: (p) => (
      <>
        <path d="M44.5 106Q94 124 143.5 106L142 130Q94 148 46 130Z" fill={mix(p.tone, '#1F6F4A', 0.4)} />
        <path d="M54 92L59 158" stroke="#fff" strokeWidth="6" opacity=".8" />
      </>
    ),
  },
  'paper-cup': {
    anchor: { x: 100, y: 96, scale: 0.86 },
    back: () => (
      <>
        {ground(46, 180)}
        <ellipse cx="100" cy="92" rx="60" ry="16" fill="#FFFEF8" stroke="#D5CAB4" />
      </>
    ),
    front: (p) => (
      <>
        <Sheen id={p.id('cup')} stops={['#FFFFFF', '#FBF6E9', '#EFE6D2', '#CFC2A8']} />
        <path
          d="M40 92A60 16 0 0 0 160 92L146 172Q144 181 134 181H66Q56 181 54 172Z"
          fill={p.url('cup')}
          stroke="#CFC2A8"
        />
        <path
          d="M44.5 118Q100 138 155.5 118L150.5 148Q100 166 49.5 148Z"
          fill={p.sauce ?? mix(p.tone, '#C0392B', 0.6)}
        />
        <path d="M62 136q10 5 18 0t18 2t18-3t18-2" stroke="#fff" strokeWidth="4" fill="none" opacity=".9" />
      </>
    ),
  },
  packet: {
    anchor: { x: 100, y: 134, scale: 0.6 },
    opening: { x: 100, y: 112, rx: 36, ry: 24 },
    back: (p) => (
      <>
        <Sheen id={p.id('pack')} stops={[lighter(p.tone, 0.3), p.tone, p.tone, darker(p.tone, 0.35)]} />
        {ground(54, 184)}
        <path
          d="M44 26l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5l7-5l7 5V38Q146 104 156 172V182H44V172Q54 104 44 38Z"
          fill={p.url('pack')}
        />
        <path d="M44 36H156M44 172H156" stroke="#fff" strokeWidth="2" strokeDasharray="3 3" opacity=".7" />
        <path d="M49 48Q100 38 151 48L150 64Q100 54 50 64Z" fill={p.sauce ?? darker(p.tone, 0.4)} />
        <path d="M68 54Q100 48 132 54" stroke="#fff" strokeWidth="4" fill="none" opacity=".9" />
        <ellipse cx="100" cy="116" rx="45" ry="46" fill="#FFFBEF" />
      </>
    ),
    front: () => <path d="M56 46Q62 104 56 164" stroke="#fff" strokeWidth="5" fill="none" opacity=".55" />,
  },
  carton: {
    anchor: { x: 100, y: 134, scale: 0.5 },
    opening: { x: 92, y: 132, rx: 20, ry: 16 },
    back: (p) => (
      <>
        <Slope id={p.id('box')} stops={[lighter(p.tone, 0.35), p.tone, darker(p.tone, 0.12)]} />
        {ground(52, 182)}
        <path d="M118 44L126 12L142 6" stroke="#F7F4EC" strokeWidth="6" fill="none" />
        <path d="M128 10L142 5" stroke="#D9482B" strokeWidth="6" fill="none" />
        <path d="M58 50L76 38H146L132 50Z" fill={lighter(p.tone, 0.55)} />
        <path d="M132 50L146 38V168L132 182Z" fill={darker(p.tone, 0.3)} />
        <path d="M58 50H132V182H58Z" fill={p.url('box')} />
        <path d="M58 66Q96 82 132 62V50H58Z" fill={p.sauce ?? '#2F7A35'} />
        <ellipse cx="95" cy="128" rx="31" ry="36" fill="#FFF8E4" />
        <path
          d="M95 98C74 98 66 124 78 142C90 158 118 148 118 122C118 106 108 98 95 98Z"
          fill={mix(p.tone, '#F07A1C', 0.5)}
        />
        <path d="M84 112Q76 126 84 140" stroke="#FFE6A8" strokeWidth="5" fill="none" />
        <path d="M97 98Q104 84 122 86Q118 100 97 98Z" fill="#4F9A3B" />
        <path d="M66 92V172" stroke="#fff" strokeWidth="4" opacity=".5" />
      </>
    ),
  },
  bottle: {
    anchor: { x: 100, y: 138, scale: 0.4 },
    opening: { x: 100, y: 124, rx: 24, ry: 15 },
    back: (p, liquid) => {
      const colour = liquid ?? mix('#D8EEF7', p.tone, 0.3);
      return (
        <>
          <Sheen id={p.id('btl')} stops={[lighter(colour, 0.5), colour, colour, darker(colour, 0.3)]} />
          {ground(36, 184)}
          <path
            d="M88 34H112V50C112 62 132 66 132 86V172Q132 182 122 182H78Q68 182 68 172V86C68 66 88 62 88 50Z"
            fill="#F4FAFC"
            stroke="#A9C0C9"
            strokeWidth="1.4"
          />
          <path
            d="M89 52C88 66 71 68 71 88V171Q71 179 79 179H121Q129 179 129 171V88C129 68 112 66 111 52Z"
            fill={p.url('btl')}
          />
          <path d="M84 21h32v16H84Z" fill={p.sauce ?? mix(p.tone, '#1F5F8B', 0.5)} />
          <path d="M68 100H132V148H68Z" fill={p.sauce ?? '#FFFDF6'} />
          <path d="M68 100H132V106H68ZM68 142H132V148H68Z" fill={mix(p.tone, '#1F5F8B', 0.4)} />
          <path d="M91 24v10M97 24v10M103 24v10M109 24v10" stroke="#fff" strokeWidth="1.6" opacity=".5" />
        </>
      );
    },
    front: () => <path d="M77 88V172" stroke="#fff" strokeWidth="5" opacity=".65" />,
  },
} satisfies Record<string, VesselArt>;
