import type { Frame, Screen } from '#contract/screen.ts';

import type { PaperSnapshot } from './machine.ts';

/** The part of a frame that a sheet in doubt decides. */
export interface PaperView {
  readonly screen: Screen;
  readonly can: Frame['can'];
}

/** What is shown while a sheet is looked for. Nothing on it names a person. */
export function paperView({ value, context }: Pick<PaperSnapshot, 'value' | 'context'>): PaperView {
  const { about, staffed, resident, money, number, entered, trouble, issueNumber, sheets, found } = context;
  const owed = [...context.owed];
  switch (value) {
    case 'locked':
    case 'over':
      return {
        screen:
          about === 'left'
            ? { name: 'papersLeft', staffed, owing: owed.length > 0 }
            : { name: 'paperLocked', resident, money },
        can: { back: false, cancel: false },
      };
    case 'number':
      return { screen: { name: 'staffNumber', number, trouble }, can: BACK };
    case 'code':
    case 'checking':
      return { screen: { name: 'staffCode', entered }, can: BACK };
    case 'counting':
    case 'disposing':
    case 'deciding':
      return {
        screen: { name: 'staffPaper', about, step: value, issueNumber, sheets, found, resident, owed },
        can: BACK,
      };
  }
}

const BACK = { back: true, cancel: false } as const;
