import { type BoardWord, boardWords } from '../../i18n/board-words.ts';

/** A text of the board: English, and smaller under it Malayalam and Hindi. */
export function InAll({ word }: { word: BoardWord }) {
  const { en, ml, hi } = boardWords[word];
  return (
    <span className="b-words">
      {en}
      <small>
        <span lang="ml">{ml}</span> · <span lang="hi">{hi}</span>
      </small>
    </span>
  );
}
