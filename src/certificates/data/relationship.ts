import { z } from 'zod';

/** Words for what a member is to the householder (続柄), as the register allows them (住民記録システム標準仕様書 110). */
const WORD = '(?:夫（未届）|妻（未届）|夫|妻|子（子の夫）|子（子の妻）|子|父|母|兄|姉|弟|妹)';
const RELATIONSHIP = new RegExp(`^(?:世帯主|縁故者|同居人|${WORD}(?:の${WORD}){0,3})$`);

/** 続柄: one of the words of the register, or up to four of them joined by の; 孫 and 祖父 are none. */
export const Relationship = z.string().regex(RELATIONSHIP, 'a 続柄 in the words of the register');

/** Where members stand on the sheet (標準仕様書 1010); whoever fits nothing stands last. */
const RANKS: readonly RegExp[] = [
  /^世帯主$/,
  /^(?:夫|妻)(?:（未届）)?$/,
  /^子$/,
  /^子(?:の|（)/,
  /^[父母]$/,
  /^[兄姉弟妹]$/,
  /^[父母]の[父母]$/,
];

export function rankOf(relationship: string): number {
  const rank = RANKS.findIndex((pattern) => pattern.test(relationship));
  return rank === -1 ? RANKS.length : rank;
}
