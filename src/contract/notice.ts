import { z } from 'zod';

/** 休止のお知らせ: the prepared words with which staff stop the terminal. Who did it is in the audit chain, not on the screen. */
export const Notice = z.enum(['maintenance', 'moneyWork', 'repair', 'today']);
export type Notice = z.infer<typeof Notice>;

/** The notice as the code of a screen that is out of service, e.g. `stoppedToday`. */
export function noticeCode(notice: Notice): string {
  return `stopped${notice.charAt(0).toUpperCase()}${notice.slice(1)}`;
}

export function isNoticeCode(code: string): boolean {
  return Notice.options.some((notice) => noticeCode(notice) === code);
}
