import type { Fault } from '#contract/fault.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { fit } from './fit.ts';
import type { Setting } from './fit.ts';
import type { Faces } from './fonts.ts';
import { lackingIn } from './fonts.ts';
import type { Part, TextBox } from './layout/sheet.ts';
import { isWholePng } from './png.ts';

/** Why a document cannot become paper; the counter issues it instead. Nothing in it says what stood there. */
export type ComposeFault =
  /** 未登録外字: no glyph for a character or a variation sequence, given in Unicode notation. */
  | (Fault<'glyphMissing'> & { readonly character: string })
  /** 文字溢れ: even the smallest type does not fit the item's space. */
  | (Fault<'textOverflows'> & { readonly item: string })
  /** An item that must not be blank is missing, or is made of spaces only. */
  | (Fault<'itemMissing'> & { readonly item: string })
  /** 印影 or 公印 is not a whole PNG. */
  | (Fault<'sealUnreadable'> & { readonly item: string });

/** A text box with the setting that was found to fit. */
export interface SetBox {
  readonly box: TextBox;
  readonly setting: Setting;
}

/** A sheet ready to be painted. */
export interface SetSheet extends Pick<Part, 'rules' | 'pictures' | 'bitmaps'> {
  readonly boxes: readonly SetBox[];
}

/** Finds how every text of a sheet is set, and looks at its seals, before anything is painted. */
export function typeset(
  faces: Faces,
  { boxes, rules, pictures, bitmaps = [] }: Part,
): Result<SetSheet, ComposeFault> {
  const unreadable = pictures.find(({ png }) => !isWholePng(Buffer.from(png, 'base64')));
  if (unreadable) return err({ code: 'sealUnreadable', who: 'staff', item: unreadable.item });
  const set: SetBox[] = [];
  for (const box of boxes) {
    const one = setBox(faces, box);
    if (!one.ok) return one;
    set.push(one.value);
  }
  return ok({ boxes: set.filter(({ box }) => box.text !== ''), rules, pictures, bitmaps });
}

function setBox(faces: Faces, box: TextBox): Result<SetBox, ComposeFault> {
  const face = faces[box.face];
  if (box.text !== '' && box.text.trim() === '')
    return err({ code: 'itemMissing', who: 'staff', item: box.item });
  const character = lackingIn(face, box.text);
  if (character !== null) return err({ code: 'glyphMissing', who: 'staff', character });
  const setting = fit(face, box);
  if (setting === null) return err({ code: 'textOverflows', who: 'staff', item: box.item });
  return ok({ box, setting });
}
