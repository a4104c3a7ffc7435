import { useCallback, useRef, useState } from 'react';

/** Two soft notes. Browsers make no sound before somebody has touched the page: `toggle` is that touch. */
export function useChime(): { on: boolean; toggle: () => void; ring: () => void } {
  const audio = useRef<AudioContext | null>(null);
  const [on, setOn] = useState(false);
  const ring = useCallback(() => {
    const context = audio.current;
    if (context?.state !== 'running') return;
    note(context, 784, 0);
    note(context, 1047, 0.22);
  }, []);
  const toggle = async () => {
    audio.current ??= new AudioContext();
    if (on) await audio.current.suspend();
    else {
      await audio.current.resume();
      ring();
    }
    setOn(!on);
  };
  return { on, toggle: () => void toggle(), ring };
}

function note(context: AudioContext, hertz: number, after: number): void {
  const start = context.currentTime + after;
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = hertz;
  tone.type = 'sine';
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.35, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
  tone.connect(loudness).connect(context.destination);
  tone.start(start);
  tone.stop(start + 1);
}
