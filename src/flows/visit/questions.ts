import type { OfferedOption } from '#contract/kinds/option.ts';

/** Items, members and years beyond which one screen would be crowded. */
const FEW_ITEMS = 3;
const FEW_MEMBERS = 4;
const FEW_YEARS = 3;

/** What is asked on the first screen (だれの分か, 年度), and on the second (載せる項目), which is empty if all had room on one. */
export interface Questions {
  readonly first: readonly OfferedOption[];
  readonly second: readonly OfferedOption[];
}

export function questionsOf(offered: readonly OfferedOption[]): Questions {
  const items = offered.filter(({ asks }) => asks === 'yesNo');
  const others = offered.filter(({ asks }) => asks !== 'yesNo');
  const members = offered.reduce((sum, each) => sum + (each.asks === 'persons' ? each.members.length : 0), 0);
  const years = offered.reduce((sum, each) => sum + (each.asks === 'year' ? each.years.length : 0), 0);
  const roomForAll = items.length <= FEW_ITEMS && members <= FEW_MEMBERS && years <= FEW_YEARS;
  return others.length === 0 || roomForAll
    ? { first: offered, second: [] }
    : { first: others, second: items };
}
