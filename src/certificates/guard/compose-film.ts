import { deflateSync } from 'node:zlib';

import type { Faces } from '../fonts.ts';
import { startOf } from '../japan-time.ts';
import { joined } from '../layout/sheet.ts';
import { paint } from '../paint.ts';
import { sampleDocument } from '../sample-document.ts';
import { typeset } from '../typeset.ts';
import { centred } from './centred.ts';
import { filmLines } from './latent-mark.ts';
import { CELL } from './lattice.ts';
import { PAGE_CELLS } from './mask.ts';

/** Rows of the page that carry lines: a band of 60 mm, from which pieces are cut. */
const BAND = { top: 1600, bottom: 3000 } as const;

/** The film for the latent mark, as a page to be printed on transparent film by the same kind of engine, 600 dpi. */
export function composeFilm(faces: Faces): Uint8Array {
  const page = filmLines(PAGE_CELLS.columns * CELL, PAGE_CELLS.rows * CELL);
  const stride = page.width / 8;
  page.bits.fill(0, 0, BAND.top * stride).fill(0, BAND.bottom * stride);
  const set = typeset(faces, joined(words()));
  if (!set.ok) throw new Error(`the film cannot be set: ${set.error.code}`);
  const { issueNumber, personKey, issuedOn } = sampleDocument();
  const guard = { ...page, deflated: deflateSync(page.bits, { level: 9 }) };
  const imprint = { issueNumber, personKey, sides: 'one' } as const;
  return paint(faces, [set.value], new Date(startOf(issuedOn)), imprint, { sample: false, guard });
}

function words() {
  return [
    centred(20, '重ね合わせマーク用フィルム', 16),
    centred(
      32,
      '600dpiの白黒プリンターで、透明フィルムに等倍で印刷し、下の線の部分を切り取って使います。',
      10,
    ),
    centred(39, '裏面のマークにぴったり重ね、わずかに回すと、原本では「正」の文字が浮かび上がります。', 10),
    centred(46, '国の方式(赤外線カメラで見るもの)とは別のしくみです。', 10),
  ];
}
