import type { FamilyMember, FamilyRegister, RegisterEvent } from '../data/family-register.ts';
import type { CertificateDocument } from '../data.ts';
import { inJapaneseCalendar, printed } from '../era.ts';
import { certification, continued } from './foot.ts';
import { frame, grid } from './grid.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';
import { laidOut } from './strips.ts';
import type { Strip } from './strips.ts';
import { headingStrip, labelledStrip, labelledStrips, ruleStrip } from './register-strips.ts';

const HEAD_TOP = 28;
const HEAD_ROW = 9;
const BODY_TOP = HEAD_TOP + 2 * HEAD_ROW + 2;
/** Where the body may end (mm): the last sheet leaves room for 認証文. */
const BOTTOM = 262;
const LAST_BOTTOM = 224;

/** 戸籍全部事項証明書 or 個人事項証明書: as many sheets as it takes, 認証文 and 職印 on the last only. */
export function familyRegisterSheets(document: CertificateDocument, data: FamilyRegister): Part[] {
  const sheets = laidOut(
    [...registerStrips(data), ...data.members.flatMap(memberStrips), labelledStrip('', '以下余白')],
    { top: BODY_TOP, bottom: BOTTOM, lastBottom: LAST_BOTTOM },
  );
  return sheets.map(({ part, bottom }, index) => {
    const last = index === sheets.length - 1;
    return joined([
      head(data, `（${sheets.length}の${index + 1}）`),
      part,
      frame({ x: LEFT, y: BODY_TOP, width: WIDTH, height: bottom - BODY_TOP }),
      last ? certification(document, wording(data), Math.max(bottom + 5, 150)) : continued(BOTTOM + 2),
    ]);
  });
}

function wording({ scope }: FamilyRegister): string {
  return scope === 'whole'
    ? 'これは、戸籍に記録されている事項の全部を証明した書面である。'
    : 'これは、戸籍中の一部の者について記録されている事項の全部を証明した書面である。';
}

function head({ scope, domicile, head: name, headReading }: FamilyRegister, count: string): Part {
  const title = scope === 'whole' ? '全部事項証明書' : '個人事項証明書';
  const row = (label: string, value: string) => ({
    height: HEAD_ROW,
    cells: [{ label, labelWidth: 42, labelSize: 9, value, width: WIDTH - 42, size: 12 }],
  });
  return joined([
    text('枚数', count, { x: LEFT, y: 12, width: 40, height: 10 }, { size: 12 }),
    text('標題', title, { x: 65, y: 11, width: 80, height: 12 }, { size: 20, align: 'spread' }),
    grid(LEFT, HEAD_TOP, [
      row('本籍', domicile),
      row('氏名', headReading === null ? name : `${name}（${headReading}）`),
    ]),
    frame({ x: LEFT, y: HEAD_TOP, width: WIDTH, height: 2 * HEAD_ROW }),
  ]);
}

/** 戸籍事項 */
function registerStrips({ events }: FamilyRegister): Strip[] {
  return [headingStrip('戸籍事項'), ...events.flatMap(eventStrips)];
}

function memberStrips(member: FamilyMember): Strip[] {
  const { name, reading, birth, spouse, parents, relation, left, events } = member;
  const lines = [
    `【名】${name}`,
    ...(reading === null ? [] : [`【名の振り仮名】${reading}`]),
    `【生年月日】${printed(birth, inJapaneseCalendar)}${spouse === null ? '' : `　　【配偶者区分】${spouse}`}`,
    ...parents.map((parent) => `【${parent.label}】${parent.name}`),
    `【続柄】${relation}`,
  ];
  return [
    { ...ruleStrip(), heads: true },
    ...labelledStrips('戸籍に記録されている者', lines, (index) => (left && index === 1 ? '除籍' : null)),
    ...(events.length === 0 ? [] : [headingStrip('身分事項')]),
    ...events.flatMap(eventStrips),
  ];
}

function eventStrips({ name, entries }: RegisterEvent): Strip[] {
  const lines = entries.map(({ label, value }) => {
    const said = typeof value === 'string' ? value : printed(value, inJapaneseCalendar);
    return `【${label}】${said}`;
  });
  return labelledStrips(`　${name}`, lines);
}
