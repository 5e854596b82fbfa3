import type { TaxCertificate, Taxed } from '../data/tax-certificate.ts';
import type { CertificateDocument } from '../data.ts';
import { inJapaneseCalendar, inWesternCalendar, printed } from '../era.ts';
import { amountText, incomeYear, taxOf } from './amounts.ts';
import { certification } from './foot.ts';
import { frame, grid } from './grid.ts';
import type { Cell, Row } from './grid.ts';
import { NOTHING } from './person-values.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

const TOP = 36;
const HEAD_ROW = 8;
const ROW = 5.35;
const CAPTION = 4.6;
const GAP = 1;

/** 課税証明書; 非課税証明書 where no tax is due; 所得証明書 where 控除 and 税額 were left out. */
export function taxTitle({ taxed }: Pick<TaxCertificate, 'taxed'>): string {
  if (taxed === null) return '所得証明書';
  const { total } = taxed.tax;
  return total === '*' || total <= 0 ? '非課税証明書' : '課税証明書';
}

/** 課税(非課税)証明書: one sheet about one person. */
export function taxCertificateSheet(document: CertificateDocument, data: TaxCertificate): Part {
  const sections = [
    section('収入金額（円）', [
      pair(['給与収入', data.receipts.salary], ['公的年金等収入', data.receipts.pension]),
    ]),
    section('所得の内訳（円）', [
      ...pairs(Object.entries(data.income)),
      pair(['合計所得金額', data.totalIncome], ['総所得金額等', data.grossIncome]),
    ]),
    ...(data.taxed === null ? [] : taxSections(document, data.taxed)),
    remarksSection(data.remarks ?? NOTHING),
  ];
  let top = TOP + 3 * HEAD_ROW + GAP;
  const laid = sections.map(({ height, at }) => {
    const part = at(top);
    top += height + GAP;
    return part;
  });
  return joined([
    head(document, data),
    ...laid,
    certification(document, '上記のとおり相違ないことを証明する。', Math.max(top + 4, 150)),
  ]);
}

function head(document: CertificateDocument, data: TaxCertificate): Part {
  const { fiscalYear, name, birth, address, foreign } = data;
  const about = `${fiscalYear.printed}（${incomeYear(fiscalYear.year)}中の所得）　${taxOf(document.authority)}`;
  const row = (label: string, value: string): Row => ({
    height: HEAD_ROW,
    cells: [{ label, labelWidth: 40, labelSize: 8, value, width: WIDTH - 40, size: 11 }],
  });
  return joined([
    text('標題', taxTitle(data), { x: 65, y: 11, width: 80, height: 11 }, { size: 20, align: 'spread' }),
    text('年度', about, { x: LEFT, y: 26, width: WIDTH, height: 7 }, { size: 12, align: 'center' }),
    grid(LEFT, TOP, [
      row('賦課期日（1月1日）の住所', address),
      row('氏名', name),
      row('生年月日', printed(birth, foreign ? inWesternCalendar : inJapaneseCalendar)),
    ]),
    frame({ x: LEFT, y: TOP, width: WIDTH, height: 3 * HEAD_ROW }),
  ]);
}

function taxSections({ authority }: CertificateDocument, taxed: Taxed) {
  const { deductions, deducted, spouse, dependants, ownStatus, base, tax } = taxed;
  const own = authority.municipality.slice(-1);
  const prefecture = authority.prefecture.slice(-1);
  const counts = Object.entries(dependants).map(([label, count]): Labelled => [label, `${count}人`]);
  return [
    section('所得控除（円）', pairs([...Object.entries(deductions), ['控除合計', deducted]])),
    section('扶養親族等', [
      ...fours([['控除対象配偶者', spouse], ...counts]),
      {
        height: ROW,
        cells: [{ label: '本人該当', labelWidth: 27, value: ownStatus ?? NOTHING, width: WIDTH - 27 }],
      },
    ]),
    section(
      '課税標準額及び税額（円）',
      pairs([
        ['課税標準額', base],
        ['森林環境税（国税）', tax.forest],
        [`所得割（${own}）`, tax.incomeMunicipal],
        [`所得割（${prefecture}）`, tax.incomePrefectural],
        [`均等割（${own}）`, tax.evenMunicipal],
        [`均等割（${prefecture}）`, tax.evenPrefectural],
        ['年税額', tax.total],
      ]),
    ),
  ];
}

function remarksSection(value: string) {
  const height = 9;
  const row = { height, cells: [{ label: '備考', labelWidth: 27, value, width: WIDTH - 27 }] };
  return {
    height,
    at: (top: number) =>
      joined([grid(LEFT, top + GAP, [row]), frame({ x: LEFT, y: top + GAP, width: WIDTH, height })]),
  };
}

/** A caption and its rows. */
function section(title: string, rows: readonly Row[]) {
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  const at = (top: number) =>
    joined([
      text(title, title, { x: LEFT + 1, y: top, width: 80, height: CAPTION }, { size: 8.5, face: 'gothic' }),
      grid(LEFT, top + CAPTION, rows),
      frame({ x: LEFT, y: top + CAPTION, width: WIDTH, height }),
    ]);
  return { height: CAPTION + height, at };
}

type Labelled = readonly [label: string, value: string];
type Item = readonly [label: string, amount: TaxCertificate['totalIncome']];

function pair(...items: readonly Item[]): Row {
  return {
    height: ROW,
    cells: items.map(([label, amount]) => cell([label, amountText(amount)], 46, WIDTH / 2 - 46)),
  };
}

function pairs(items: readonly Item[]): Row[] {
  return inRows(items, 2).map((row) => pair(...row));
}

function fours(items: readonly Labelled[]): Row[] {
  return inRows(items, 4).map((row) => ({
    height: ROW,
    cells: row.map((item) => cell(item, 29, WIDTH / 4 - 29)),
  }));
}

function inRows<Item>(items: readonly Item[], count: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / count) }, (_, row) =>
    items.slice(row * count, (row + 1) * count),
  );
}

function cell([label, value]: Labelled, labelWidth: number, width: number): Cell {
  return { label, labelWidth, value, width, size: 9.5, align: 'right' };
}
