import { Notice } from '#contract/notice.ts';
import { err, ok } from '#contract/result.ts';

import type { Duty } from '../duty.ts';
import type { Standstill } from '../office.ts';

/** 休止・再開: staff stop the terminal with a notice chosen from those prepared, and open it again. */
export function serviceDuties(standstill: Standstill): { readonly stop: Duty; readonly reopen: Duty } {
  return {
    stop: {
      choices: () => Notice.options.map((notice) => ({ of: 'notice', notice })),
      review: ({ choice }) => (choice?.of === 'notice' ? [{ is: 'notice', notice: choice.notice }] : []),
      act({ choice }, by) {
        if (choice?.of !== 'notice') return err('unknown');
        standstill.stop(choice.notice, by);
        return ok([{ is: 'notice', notice: choice.notice }]);
      },
    },
    reopen: {
      review: () => (standstill.notice === undefined ? [] : [{ is: 'notice', notice: standstill.notice }]),
      act(_asked, by) {
        if (standstill.notice === undefined) return err('notStopped');
        standstill.reopen(by);
        return ok([]);
      },
    },
  };
}
