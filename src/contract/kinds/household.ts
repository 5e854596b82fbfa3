import { z } from 'zod';

/** What may be left out of 住民票の写し (住民基本台帳法12条5項, 特別の請求), and more of 住民票記載事項証明書. */
export const RecordItem = z.enum([
  'relationship', // 世帯主・続柄 (7条4号)
  'domicile', // 本籍・筆頭者 (5号)
  'myNumber', // 個人番号 (8号の2)
  'nationality', // 国籍・地域 (30条の45)
  'residence', // 30条の45の区分, 在留資格, 在留期間等, 満了の日
  'cardNumber', // 在留カード等の番号
  'aliasHistory', // 通称の記載及び削除に関する事項
  'dates', // 住民となった年月日, 住所を定めた年月日, 届出の年月日
  'previousAddress', // 転入前住所
  'building', // 方書
]);
export type RecordItem = z.infer<typeof RecordItem>;
