import { z } from 'zod';

import { RegisteredDate, Text } from './common.ts';

/** 印鑑登録証明書 */
export const SealRegistration = z.strictObject({
  kind: z.literal('SealRegistration'),
  name: Text,
  /** 旧氏, 通称 or 片仮名表記, where registered. */
  otherName: Text.nullable(),
  birth: RegisteredDate,
  /** The calendar of 生年月日: foreign residents’ is the western one. */
  calendar: z.enum(['japanese', 'western']),
  address: Text,
  /** 印影: a black-on-white PNG, and its true width and height, mm (8 to 25). */
  seal: z.strictObject({
    png: z.base64().max(131_072),
    width: z.number().min(8).max(25),
    height: z.number().min(8).max(25),
  }),
});
export type SealRegistration = z.infer<typeof SealRegistration>;
