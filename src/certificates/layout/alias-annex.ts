import type { HouseholdRecord } from '../data/household-record.ts';
import type { AliasRecord } from '../data/foreign-resident.ts';
import { inJapaneseCalendar, printed } from '../era.ts';
import { frame, grid } from './grid.ts';
import type { Row } from './grid.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

/** As much as has room in the slot itself, characters. */
const ROOM = 60;
/** Rows of one sheet. */
const ROWS = 13;
const TOP = 38;
const ROW = 14;

/** Whether the history of aliases (通称の履歴) stands on a sheet of its own (別紙). */
export function needsAnnex(history: readonly AliasRecord[]): boolean {
  return lineOf(history).length > ROOM;
}

/** The history on one line: 例示 一郎（令和2年4月1日 ひかり台町 記載、令和5年6月1日 さんぷる市 削除）. */
export function lineOf(history: readonly AliasRecord[]): string {
  return history
    .map(({ alias, recorded, removed }) => {
      const events = [`${at(recorded)} 記載`, ...(removed === null ? [] : [`${at(removed)} 削除`])];
      return `${alias}（${events.join('、')}）`;
    })
    .join('　');
}

/** 別紙: every alias of everybody whose history had no room in their slot. */
export function aliasAnnex({ persons, shows }: HouseholdRecord): readonly Part[] {
  if (!shows.includes('aliasHistory')) return [];
  const rows = persons.flatMap(({ name, foreign }, index) => {
    const history = foreign?.aliasHistory ?? [];
    return needsAnnex(history) ? history.map((each) => rowOf(index + 1, name, each)) : [];
  });
  const sheets = Math.ceil(rows.length / ROWS);
  return Array.from({ length: sheets }, (_, sheet) => annex(rows.slice(sheet * ROWS, (sheet + 1) * ROWS)));
}

function annex(rows: readonly Row[]): Part {
  const title = '通称の記載及び削除に関する事項（別紙）';
  return joined([
    text('標題', title, { x: 45, y: 14, width: 120, height: 10 }, { size: 14, align: 'center' }),
    grid(LEFT, TOP, rows),
    frame({ x: LEFT, y: TOP, width: WIDTH, height: rows.length * ROW }),
  ]);
}

function rowOf(number: number, name: string, { alias, recorded, removed }: AliasRecord): Row {
  const events = `${at(recorded)} 記載${removed === null ? '' : `　${at(removed)} 削除`}`;
  return {
    height: ROW,
    cells: [
      { label: String(number), labelWidth: 9, labelSize: 11, value: name, width: 45, size: 10.5 },
      { label: '通称', labelWidth: 13.5, value: `${alias}　${events}`, width: 112.5, size: 10 },
    ],
  };
}

function at({ municipality, day }: AliasRecord['recorded']): string {
  return `${printed(day, inJapaneseCalendar)} ${municipality}`;
}
