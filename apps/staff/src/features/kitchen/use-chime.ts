import { useCallback, useEffect, useRef, useState } from 'react';

export type Chime = { on: boolean; toggle: () => void };

/** Two soft notes when a new ticket comes. Browsers play nothing before a first touch: it is turned on by hand. */
export function useChime(fresh: number): Chime {
  const audio = useRef<AudioContext | null>(null);
  const [on, setOn] = useState(false);
  const before = useRef(fresh);

  const ring = useCallback(() => {
    const context = audio.current;
    if (!context) return;
    for (const [at, hertz] of [660, 880].entries()) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const from = context.currentTime + at * 0.18;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.4, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + 0.55);
    }
  }, []);

  useEffect(() => {
    if (on && fresh > before.current) ring();
    before.current = fresh;
  }, [fresh, on, ring]);

  const toggle = useCallback(() => {
    audio.current ??= new AudioContext();
    void audio.current.resume();
    setOn(!on);
    if (!on) ring();
  }, [on, ring]);
  return { on, toggle };
}
