import type { Proof } from '../data.ts';
import { inGroups } from '../seal/base32.ts';
import { labelText } from '../seal/secret.ts';
import type { Bitmap } from '../bitmap.ts';
import { backBitmap, textBitmap } from '../seal/symbols.ts';
import { joined, LEFT, PIXEL, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

/** The small symbol of the front: modules of 0.3 mm, as a telephone reads them. */
const SMALL = 7;
const FOOT = 278.5;
const SYMBOLS_TOP = 52;

/** What the front says of its back: 照合番号, 照合鍵 and 要約, to be read by people and as a small symbol. */
export function proofLine({ serial, secret, sheets }: Proof, page: number): Part {
  const digest = sheets[page - 1]?.digest ?? '';
  const label = textBitmap(labelText({ serial, secret, digest }), SMALL);
  const left = LEFT + label.width * PIXEL + 1;
  const line = (row: number, value: string) =>
    text(
      '照合',
      value,
      { x: left, y: FOOT + row * 3.6, width: 62, height: 3.6 },
      { size: 7.5, face: 'gothic' },
    );
  return joined([
    bitmap('照合', label, LEFT, FOOT - 0.5),
    line(0, `照合番号 ${inGroups(serial)}`),
    line(1, `照合鍵 ${inGroups(secret)}`),
    line(2, `要約 ${inGroups(digest)}　内容は裏面で照合できます`),
  ]);
}

/** 照合面: the back of a page. It says what it proves and what it does not, and nothing about the person; `null` if it has no room. */
export function backOf({ serial, sheets }: Proof, page: number): Part | null {
  const sealed = Buffer.from(sheets[page - 1]?.sealed ?? '', 'base64');
  const symbols = backBitmap(sealed, { serial, page });
  if (symbols === null) return null;
  const below = SYMBOLS_TOP + symbols.height * PIXEL;
  const line = (at: number, value: string, size: number, face: 'mincho' | 'gothic' = 'gothic') =>
    text('照合面', value, { x: LEFT, y: at, width: WIDTH, height: 6 }, { size, face, align: 'center' });
  return joined([
    line(22, '照 合 面', 16),
    line(30, 'Verification side', 10),
    line(39, `照合番号 Serial　${inGroups(serial)}　${page}/${sheets.length}`, 10.5),
    bitmap('照合面', symbols, 105 - (symbols.width * PIXEL) / 2, SYMBOLS_TOP),
    ...JAPANESE.map((value, row) => line(below + 8 + row * 6, value, 10.5)),
    ...ENGLISH.map((value, row) => line(below + 14 + JAPANESE.length * 6 + row * 5, value, 9)),
  ]);
}

const JAPANESE = [
  'おもて面の記載内容が、発行した市区町村の電子署名とともに、暗号化されて入っています。',
  'この面だけでは読めません。読むには、おもて面の左下の照合鍵が要ります。',
  '両面を読み取って照合し、表示された内容とおもて面とを、一項目ずつ見比べてください。',
  '証明されるのは記載内容です。この紙が原本かコピーかは、照合ではわかりません。',
];

const ENGLISH = [
  'The symbols hold what the front says, signed by the municipality and encrypted.',
  'They cannot be read without the key at the lower left of the front.',
  'Read both sides with the verification page, and compare each item with the front.',
  'This proves the content. It does not tell the original sheet from a copy.',
];

/** At a place in mm, moved to the nearest pixel of 600 dpi. */
function bitmap(item: string, picture: Bitmap, x: number, y: number): Part {
  const [left, top] = [Math.round(x / PIXEL), Math.round(y / PIXEL)];
  return { boxes: [], rules: [], pictures: [], bitmaps: [{ item, ...picture, left, top }] };
}
