import type { TaxPayment } from '../data/tax-payment.ts';
import type { CertificateDocument } from '../data.ts';
import { inJapaneseCalendar, inWesternCalendar, printed } from '../era.ts';
import { amountText } from './amounts.ts';
import { certification } from './foot.ts';
import { frame, grid } from './grid.ts';
import { NOTHING } from './person-values.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';
import { tableHead, tableRow } from './table.ts';
import type { Column } from './table.ts';

const TOP = 44;
const HEAD_ROW = 9.5;
const ROW = 8;
const COLUMNS: readonly Column[] = [
  { label: '徴収方法', width: 22, align: 'center' },
  { label: '期別', width: 18, align: 'center' },
  { label: '納期限', width: 36, align: 'center' },
  { label: '税額', width: 26, align: 'right' },
  { label: '納付済額', width: 26, align: 'right' },
  { label: '納期未到来額', width: 26, align: 'right' },
  { label: '滞納額', width: 26, align: 'right' },
];

/** 納税証明書: one sheet, instalment by instalment; what an employer pays in shows `*` for paid and unpaid. */
export function taxPaymentSheet(document: CertificateDocument, data: TaxPayment): Part {
  const tableTop = TOP + 4 * HEAD_ROW + 8;
  const rows = [
    ...data.instalments.map(({ collection, term, due, ...amounts }) => [
      collection,
      term,
      due === null ? NOTHING : printed(due, inJapaneseCalendar),
      ...amountsOf(amounts),
    ]),
    ['年税額', '計', '', ...amountsOf(data.total)],
  ];
  const height = (rows.length + 1) * ROW;
  return joined([
    head(data),
    text(
      '単位',
      '（単位：円）',
      { x: LEFT, y: tableTop - 5, width: WIDTH, height: 4.5 },
      { size: 8, face: 'gothic', align: 'right' },
    ),
    tableHead(LEFT, tableTop, COLUMNS, ROW),
    ...rows.map((values, index) =>
      tableRow(LEFT, tableTop + (index + 1) * ROW, COLUMNS, values, { height: ROW, size: 10 }),
    ),
    frame({ x: LEFT, y: tableTop, width: WIDTH, height }),
    certification(document, '上記のとおり相違ないことを証明する。', Math.max(tableTop + height + 10, 150)),
  ]);
}

function amountsOf({ amount, paid, notYetDue, overdue }: TaxPayment['total']): string[] {
  return [amount, paid, notYetDue, overdue].map(amountText);
}

function head({ fiscalYear, tax, name, birth, foreign, address }: TaxPayment): Part {
  const row = (label: string, value: string) => ({
    height: HEAD_ROW,
    cells: [{ label, labelWidth: 34, labelSize: 8.5, value, width: WIDTH - 34, size: 11 }],
  });
  return joined([
    text('標題', '納税証明書', { x: 65, y: 16, width: 80, height: 11 }, { size: 20, align: 'spread' }),
    text(
      '年度',
      fiscalYear.printed,
      { x: LEFT, y: 32, width: WIDTH, height: 7 },
      { size: 12, align: 'center' },
    ),
    grid(LEFT, TOP, [
      row('住所', address),
      row('氏名', name),
      row('生年月日', printed(birth, foreign ? inWesternCalendar : inJapaneseCalendar)),
      row('税目', tax),
    ]),
    frame({ x: LEFT, y: TOP, width: WIDTH, height: 4 * HEAD_ROW }),
  ]);
}
