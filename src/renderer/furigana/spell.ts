/** A piece of a text: as it is written, and how it is read where that is shown above it (ふりがな). */
export interface Piece {
  readonly text: string;
  readonly reading?: string;
}

/** How words are read: `かえ` for 返, or marked where only parts of the word are kanji, `{読|よ}み{取|と}る`. */
export type Readings = Readonly<Record<string, string>>;

const MARKED = /\{([^{}|]+)\|([^{}|]+)\}/g;

/** Takes `{漢字|かんじ}` apart. */
export function piecesOf(marked: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: whole, 1: text = '', 2: reading = '', index } of marked.matchAll(MARKED)) {
    if (index > end) pieces.push({ text: marked.slice(end, index) });
    pieces.push({ text, reading });
    end = index + whole.length;
  }
  if (end < marked.length) pieces.push({ text: marked.slice(end) });
  return pieces;
}

/** The text without its readings, for a screen reader and wherever there is no room above it. */
export function bare(marked: string): string {
  return marked.replaceAll(MARKED, '$1');
}

/**
 * Puts readings to the words of a text, the longest word first. What is marked in the text keeps its own reading; what stands in
 * no list gets none, as a reading is never guessed.
 */
export function speller(readings: Readings): (text: string) => Piece[] {
  const words = Object.entries(readings).toSorted(([a], [b]) => b.length - a.length);
  const byStart = Map.groupBy(words, ([word]) => word.slice(0, 1));

  function plain(text: string): Piece[] {
    const pieces: Piece[] = [];
    let unread = '';
    for (let at = 0; at < text.length;) {
      const word = byStart.get(text.charAt(at))?.find(([each]) => text.startsWith(each, at));
      if (!word) {
        unread += text.charAt(at);
        at += 1;
        continue;
      }
      if (unread) pieces.push({ text: unread });
      unread = '';
      const [written, reading] = word;
      if (reading.includes('{')) pieces.push(...piecesOf(reading));
      else pieces.push({ text: written, reading });
      at += written.length;
    }
    if (unread) pieces.push({ text: unread });
    return pieces;
  }

  return (text) =>
    piecesOf(text).flatMap((piece) => (piece.reading === undefined ? plain(piece.text) : [piece]));
}
