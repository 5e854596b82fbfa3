import type { BaseLanguage } from '#contract/language.ts';

import type { Outcome } from './check.ts';

/** What a check says to the person who made it, and what to do next. */
export const OUTCOME_WORDS: Readonly<
  Record<BaseLanguage, Readonly<Record<Outcome, readonly [string, string]>>>
> = {
  ja: {
    good: [
      '記載内容は、発行されたときのままです。',
      '下の内容と、おもて面とを、一項目ずつ見比べてください。違いがあれば、その紙は使えません。この紙が原本かコピーかは、照合ではわかりません。',
    ],
    incomplete: [
      '読めたページは発行されたときのままですが、足りないページがあります。',
      '全部のページの両面を読み取ってください。',
    ],
    noFront: [
      'おもて面の照合鍵がありません。',
      'おもて面も読み取るか、左下の照合番号と照合鍵を入力してください。',
    ],
    unreadable: [
      '裏面の記号を十分に読めません。',
      '裏面全体を、明るいところで真上から、または200dpi以上のスキャナーで読み取ってください。',
    ],
    neverLogged: [
      '署名はありますが、発行の記録にありません。',
      '受け取らず、発行した市区町村に問い合わせてください。',
    ],
    voidSerial: ['この証明書は無効になっています。', '受け取らず、発行した市区町村に問い合わせてください。'],
    keyNotValid: [
      '発行日が、署名の鍵の有効期間の外です。',
      '受け取らず、発行した市区町村に問い合わせてください。',
    ],
    compromisedKey: [
      'この署名の鍵は、他人に知られたおそれがあります。',
      '発行した市区町村に問い合わせてください。',
    ],
    unknownKey: [
      '知らない鍵で署名されています。',
      '信頼リストが新しいか確かめ、新しければ受け取らないでください。',
    ],
    unsigned: ['市区町村の署名がありません。', '受け取らないでください。'],
    differentPapers: [
      'おもて面と裏面が、別の証明書のものです。',
      '同じ紙の両面を読み取ってください。同じ紙でこうなるなら、受け取らないでください。',
    ],
    altered: [
      '裏面の内容が書き換えられているか、照合鍵が違います。',
      '照合鍵を確かめてください。正しければ、受け取らないでください。',
    ],
  },
  en: {
    good: [
      'The content is as it was issued.',
      'Compare each item below with the front. If anything differs, do not accept the paper. This check does not tell the original sheet from a copy.',
    ],
    incomplete: [
      'The pages that were read are as issued, but pages are missing.',
      'Read both sides of every page.',
    ],
    noFront: [
      'The key on the front is missing.',
      'Read the front as well, or type the serial and the key at its lower left.',
    ],
    unreadable: [
      'Too few of the symbols on the back can be read.',
      'Take the whole back from straight above in good light, or scan it at 200 dpi or more.',
    ],
    neverLogged: [
      'It is signed, but nobody has recorded that it was issued.',
      'Do not accept it; ask the municipality.',
    ],
    voidSerial: ['This certificate has been declared void.', 'Do not accept it; ask the municipality.'],
    keyNotValid: [
      'It was issued outside the days of the key that signed it.',
      'Do not accept it; ask the municipality.',
    ],
    compromisedKey: ['Somebody else may have the key that signed it.', 'Ask the municipality.'],
    unknownKey: [
      'It is signed with an unknown key.',
      'See that the trust list is new. If it is, do not accept the paper.',
    ],
    unsigned: ['No municipality has signed it.', 'Do not accept it.'],
    differentPapers: [
      'Front and back belong to different certificates.',
      'Read both sides of the same sheet. If they are, do not accept it.',
    ],
    altered: [
      'The back has been altered, or the key is wrong.',
      'Check the key. If it is right, do not accept the paper.',
    ],
  },
};
