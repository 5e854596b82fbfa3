import { z } from 'zod';

/** The kinds of certificate (証明書の種類) that this build knows. */
export const Kind = z.enum([
  'ResidentRecord', // 住民票の写し
  'SealRegistration', // 印鑑登録証明書
]);
export type Kind = z.infer<typeof Kind>;

/** 住民票の写し: whom it covers (本人 or 世帯全員) and which items that may be left out are shown. */
export const ResidentRecordOptions = z.strictObject({
  kind: z.literal('ResidentRecord'),
  scope: z.enum(['self', 'household']),
  /** 世帯主・続柄 (住民基本台帳法7条4号) */
  relationship: z.boolean(),
  /** 本籍・筆頭者 (5号) */
  domicile: z.boolean(),
});

/** 印鑑登録証明書 has nothing to choose. */
export const SealRegistrationOptions = z.strictObject({ kind: z.literal('SealRegistration') });

/** What a resident chose of one certificate. */
export const Options = z.discriminatedUnion('kind', [ResidentRecordOptions, SealRegistrationOptions]);
export type Options = z.infer<typeof Options>;

/** Copies of one certificate in one visit (通数). */
export const MAX_COPIES = 5;
export const Copies = z.int().min(1).max(MAX_COPIES);

/** Lines in one visit's basket; a limit, not a wish. */
export const MAX_BASKET = 4;
