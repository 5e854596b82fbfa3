import { z } from 'zod';

/** 手数料免除の事由: a reason that the town has for taking no fee, e.g. `welfare`. A word of the town's, never about one person. */
export const Exemption = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a short word such as welfare')
  .brand<'Exemption'>();
export type Exemption = z.infer<typeof Exemption>;
