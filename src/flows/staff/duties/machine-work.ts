import { err, ok } from '#contract/result.ts';
import type { CashFaultCode } from '#devices/cash/port.ts';

import type { Duty } from '../duty.ts';
import type { StaffOffice } from '../office.ts';
import { partsOf } from '../standing-of.ts';

/** 開始点検: every device and the center, asked anew. */
export function openingCheck(look: StaffOffice['look']): Duty {
  return {
    leaves: async () => [
      { part: 'parts', facts: partsOf(await look()).map((state) => ({ is: 'part', ...state })) },
    ],
  };
}

/** テスト印字 */
export function testPrint(print: StaffOffice['testPrint']): Duty {
  return {
    review: () => [],
    async act() {
      const { verdict } = await print();
      return verdict === 'printed' ? ok([]) : err(verdict === 'unknown' ? 'printUnknown' : 'notPrinted');
    },
  };
}

/** What staff can put right themselves is told as itself. */
function whyNot(code: CashFaultCode): string {
  return code === 'busy' || code === 'unitsOpen' ? code : 'cashAway';
}

/** 強制返却: the cash devices are opened anew, which gives back what lies in escrow and finds what nobody was told of. */
export function forcedReturn(cash: StaffOffice['cash']): Duty {
  return {
    review: () => [],
    async act() {
      const opened = await cash.open();
      if (!opened.ok) return err(whyNot(opened.error.code));
      const { lateCredits, doubts } = opened.value;
      return ok([
        {
          is: 'yen',
          fact: 'lateMoney',
          yen: lateCredits.reduce((sum, { denomination }) => sum + denomination, 0),
        },
        { is: 'count', fact: 'newDoubts', count: doubts.length },
      ]);
    },
  };
}
