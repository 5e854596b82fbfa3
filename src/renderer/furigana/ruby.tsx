import { Fragment, type ReactNode } from 'react';

import type { Piece } from './spell.ts';

/** Readings above their words (ルビ), in one box, so that a row of them is one text wherever it stands. */
export function ruby(pieces: readonly Piece[]): ReactNode {
  if (pieces.every(({ reading }) => reading === undefined)) return pieces.map(({ text }) => text).join('');
  return (
    <span>
      {pieces.map(({ text, reading }, place) =>
        reading === undefined ? (
          <Fragment key={place}>{text}</Fragment>
        ) : (
          <ruby key={place}>
            {text}
            <rt aria-hidden="true">{reading}</rt>
          </ruby>
        ),
      )}
    </span>
  );
}
