import { localText, type LocalText } from '#contract/language.ts';
import { yen } from '#contract/yen.ts';
import type { OwedSlip, Receipt } from '#contract/slip.ts';

import type { Part } from '../layout/sheet.ts';
import { joined, text } from '../layout/sheet.ts';
import { labelled, line, phrase, ruleAt, SLIP, timeText, yenText } from './rows.ts';
import type { SlipDocument } from './slip-document.ts';
import { printedBeside, WORDS } from './words.ts';

const FULL = { x: SLIP.left, width: SLIP.width };
/** Height of one kind of certificate on a receipt, mm. */
const ROW = 8;
const SUMS = 7;

/** What a slip says, laid out in mm on A6. */
export function slipPart(document: SlipDocument): Part {
  const { slip, place } = document;
  return joined([
    slip.slip === 'receipt' ? receipt(document, slip) : owedSlip(document, slip),
    place.madeUp
      ? line('見本', WORDS.ja.say.madeUp, 142, 4, { size: 6, align: 'center', least: 5 })
      : NOTHING,
  ]);
}

const NOTHING: Part = { boxes: [], rules: [], pictures: [] };

function receipt(document: SlipDocument, { lines, paid, change, owed, numbers }: Receipt): Part {
  const { language, number, place } = document;
  const below = 40 + lines.length * ROW;
  const total = yen(lines.reduce((sum, { copies, feeEach }) => sum + copies * feeEach, 0));
  const sums = [
    labelled(language, ({ say }) => say.total, yenText(total), below + 2, { size: 12, height: SUMS }),
    labelled(language, ({ say }) => say.paid, yenText(paid), below + 2 + SUMS, { height: SUMS }),
    labelled(language, ({ say }) => say.change, yenText(change), below + 2 + 2 * SUMS, { height: SUMS }),
    owed === 0
      ? NOTHING
      : labelled(language, ({ say }) => say.notPaidBack, yenText(owed), below + 2 + 3 * SUMS, {
          height: SUMS,
        }),
  ];
  const foot = below + 4 + 4 * SUMS;
  return joined([
    head(document, ({ say }) => say.receipt),
    labelled(language, ({ say }) => say.receiptNumber, `${place.terminal} / ${number}`, 30),
    ruleAt(39),
    ...lines.map(({ item, copies, feeEach }, at) =>
      labelled(
        language,
        (words) => words.item(item),
        `${yenText(feeEach)} × ${copies} = ${yenText(yen(feeEach * copies))}`,
        40 + at * ROW,
        { height: ROW, label: 50 },
      ),
    ),
    ruleAt(below + 1),
    ...sums,
    ruleAt(foot - 1),
    numbers.length === 0 ? NOTHING : issueNumbers(document, numbers, foot),
    line('領収', `${WORDS.ja.say.received}　${place.issuer}`, 135, 6, { size: 8, align: 'right' }),
  ]);
}

/** In two columns, between the sums and the foot. */
function issueNumbers({ language }: SlipDocument, numbers: readonly string[], y: number): Part {
  const height = Math.min(4, (134 - y - 6) / Math.ceil(numbers.length / 2));
  const width = SLIP.width / 2;
  return joined([
    phrase(language, ({ say }) => say.numbers, { ...FULL, y, height: 6 }, { size: 6.5 }),
    ...numbers.map((number, at) =>
      text(
        '発行番号',
        number,
        { x: SLIP.left + (at % 2) * width, y: y + 6 + Math.floor(at / 2) * height, width, height },
        { size: 6.5, face: 'gothic', least: 3.5 },
      ),
    ),
  ]);
}

function owedSlip(document: SlipDocument, { amount, owedNumber }: OwedSlip): Part {
  const { language, place } = document;
  const printed = printedBeside(language);
  const local = (value: LocalText) =>
    printed === undefined ? value.ja : `${value.ja} / ${localText(value, printed)}`;
  const open = place.open ?? {
    ja: WORDS.ja.say.whenUnknown,
    en: WORDS.en.say.whenUnknown,
    pt: WORDS.pt.say.whenUnknown,
    tl: WORDS.tl.say.whenUnknown,
  };
  return joined([
    head(document, ({ say }) => say.owed),
    line('金額', yenText(amount), 31, 17, { size: 34, align: 'center' }),
    phrase(
      language,
      ({ say }) => say.owedNumber,
      { ...FULL, y: 49, height: 9 },
      { size: 9, align: 'center' },
    ),
    line('未返金番号', owedNumber, 58, 14, { size: 28, align: 'center' }),
    ruleAt(74),
    phrase(language, ({ say }) => say.owedLead, { ...FULL, y: 76, height: 22 }, { size: 9 }),
    labelled(language, ({ say }) => say.where, local(place.counter), 99, { height: 10, label: 20 }),
    labelled(language, ({ say }) => say.when, local(open), 110, { height: 10, label: 20 }),
    labelled(language, ({ say }) => say.phone, place.phone, 121, { height: 8, label: 20 }),
    phrase(language, ({ say }) => say.keep, { ...FULL, y: 131, height: 10 }, { size: 8 }),
  ]);
}

/** Title, moment and terminal. */
function head(document: SlipDocument, title: Parameters<typeof phrase>[1]): Part {
  const { language, at, place } = document;
  return joined([
    phrase(language, title, { ...FULL, y: 6, height: 14 }, { size: 16, align: 'center' }),
    labelled(language, ({ say }) => say.at, `${timeText(at)}　${place.terminal}`, 22),
  ]);
}
