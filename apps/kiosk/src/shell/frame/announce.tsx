import { useEffect, useState } from 'react';

let speakUp: (text: string) => void = () => {};

/** Tells people who listen what others see: one polite sentence at a time. */
export function announce(text: string): void {
  speakUp(text);
}

export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    // The same sentence twice would not be read: empty it first.
    let timer: ReturnType<typeof setTimeout>;
    speakUp = (next) => {
      clearTimeout(timer);
      setText('');
      timer = setTimeout(() => setText(next), 60);
    };
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="ck-hidden" aria-live="polite">
      {text}
    </p>
  );
}
