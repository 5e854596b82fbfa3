import { Fragment, type ReactNode } from 'react';

import type { Piece } from './spell.ts';

/** Readings above their words (ルビ); one without any is a plain text. */
export function ruby(pieces: readonly Piece[]): ReactNode {
  return pieces.map(({ text, reading }, place) =>
    reading === undefined ? (
      <Fragment key={place}>{text}</Fragment>
    ) : (
      <ruby key={place}>
        {text}
        <rt aria-hidden="true">{reading}</rt>
      </ruby>
    ),
  );
}
