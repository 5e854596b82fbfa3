import type { CertificateDocument } from '../data.ts';
import type { SealRegistration } from '../data/seal-registration.ts';
import { inJapaneseCalendar, inWesternCalendar, printed } from '../era.ts';
import { certification } from './foot.ts';
import { frame, grid, labelIn } from './grid.ts';
import { NOTHING } from './person-values.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

const TOP = 56;
const SEAL_COLUMN = 58.5;
const LABEL_COLUMN = 27;
const LABEL_ROW = 11;
const ROWS = [
  ['氏名', 20],
  ['旧氏・通称等', 14],
  ['生年月日', 14],
  ['住所', 26],
  ['備考', 14],
] as const;
const HEIGHT = ROWS.reduce((sum, [, height]) => sum + height, 0);

/** 印鑑登録証明書: one sheet; the seal stands in its true size, so that a stamp can be laid against it. */
export function sealRegistrationSheet(document: CertificateDocument, data: SealRegistration): Part {
  return joined([
    text('標題', '印鑑登録証明書', { x: 55, y: 30, width: 100, height: 12 }, { size: 22, align: 'spread' }),
    sealFrame(data.seal),
    details(data),
    frame({ x: LEFT, y: TOP, width: WIDTH, height: HEIGHT }),
    certification(
      document,
      'この写しは、登録されている印影と相違ないことを証明する。',
      TOP + HEIGHT + 18,
      13,
    ),
  ]);
}

function sealFrame({ png, width, height }: SealRegistration['seal']): Part {
  const middle = { x: LEFT + SEAL_COLUMN / 2, y: TOP + LABEL_ROW + (HEIGHT - LABEL_ROW) / 2 };
  const picture = { item: '印影', png, x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  return joined([
    labelIn('印影', { x: LEFT + 12, y: TOP, width: SEAL_COLUMN - 24, height: LABEL_ROW }, 9),
    {
      boxes: [],
      rules: [{ from: [LEFT, TOP + LABEL_ROW], to: [LEFT + SEAL_COLUMN, TOP + LABEL_ROW], weight: 0.3 }],
      pictures: [picture],
    },
  ]);
}

function details(data: SealRegistration): Part {
  const values = {
    氏名: data.name,
    '旧氏・通称等': data.otherName ?? NOTHING,
    生年月日: printed(data.birth, data.calendar === 'western' ? inWesternCalendar : inJapaneseCalendar),
    住所: data.address,
    備考: NOTHING,
  };
  return grid(
    LEFT + SEAL_COLUMN,
    TOP,
    ROWS.map(([item, height]) => ({
      height,
      cells: [
        {
          label: item,
          labelWidth: LABEL_COLUMN,
          labelSize: 9,
          value: values[item],
          width: WIDTH - SEAL_COLUMN - LABEL_COLUMN,
          size: item === '氏名' ? 18 : 13,
        },
      ],
    })),
  );
}
