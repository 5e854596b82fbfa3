import { LEADING } from '../fit.ts';
import { outline } from './grid.ts';
import { joined, LEFT, points, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';
import type { Strip } from './strips.ts';

const LABEL = 42;
const SIZE = 10.5;
const MILLIMETRES = 1 / points(1);
const LINE = SIZE * LEADING * MILLIMETRES;
const PADDING = 2;
const AIR = 0.75;
const VALUE_WIDTH = WIDTH - LABEL - 2 * PADDING;

/** One line of a 戸籍: what it is about on the left, what it says on the right, over as many lines as that takes. */
export function labelledStrip(label: string, value: string, mark: string | null = null): Strip {
  const height = linesOf(value) * LINE + AIR;
  return {
    height,
    at: (top) =>
      joined([
        column(top, height),
        text('事項', label.trim(), labelArea(label, top, height), { size: 9.5, face: 'gothic', least: 6 }),
        // Its place is beside a line without a label.
        ...(mark === null ? [] : [boxed(mark, label === '' ? top : top + LINE + AIR)]),
        text(
          /^【(.*?)】/.exec(value)?.[1] ?? '事項',
          value,
          { x: LEFT + LABEL + PADDING, y: top, width: VALUE_WIDTH, height },
          { size: SIZE },
        ),
      ]),
  };
}

/** The lines about one thing: its name stands beside the first, and again where a sheet ends in between. */
export function labelledStrips(
  label: string,
  values: readonly string[],
  mark: (index: number) => string | null = () => null,
): Strip[] {
  return values.map((value, index) => {
    if (index === 0) return labelledStrip(label, value, mark(index));
    const { at: further } = labelledStrip(`${label}（続き）`, value, mark(index));
    return { ...labelledStrip('', value, mark(index)), further };
  });
}

/** What the events below it are about. */
export function headingStrip(label: string): Strip {
  return { ...labelledStrip(label, ''), heads: true };
}

/** The line between two persons. */
export function ruleStrip(): Strip {
  const height = 1;
  return {
    height,
    at: (top) =>
      joined([
        column(top, height),
        {
          boxes: [],
          rules: [{ from: [LEFT, top + 0.5], to: [LEFT + WIDTH, top + 0.5], weight: 0.4 }],
          pictures: [],
        },
      ]),
  };
}

/** 事項 of an event are set in by one character. */
function labelArea(label: string, top: number, height: number) {
  const indent = label.startsWith('　') ? 6 : 0;
  return {
    x: LEFT + PADDING + indent,
    y: top,
    width: LABEL - PADDING - indent - 1,
    height: Math.min(height, LINE + AIR),
  };
}

function column(top: number, height: number): Part {
  const x = LEFT + LABEL;
  return { boxes: [], rules: [{ from: [x, top], to: [x, top + height], weight: 0.3 }], pictures: [] };
}

/** 除籍, in its frame. */
function boxed(mark: string, top: number): Part {
  const area = { x: LEFT + 12, y: top + 0.4, width: 18, height: 4.6 };
  return joined([
    { boxes: [], rules: outline(area, 0.6), pictures: [] },
    text(
      mark,
      mark,
      { ...area, x: area.x + 1.5, width: area.width - 3 },
      { size: 9, face: 'gothic', align: 'spread' },
    ),
  ]);
}

/** How many lines a text takes at most: a full-width character is one em wide, and breaks leave a little room. */
function linesOf(value: string): number {
  const ems = Array.from(value.replaceAll(/\p{Variation_Selector}/gu, ''), (character) =>
    /[\u0020-\u007E\u00A0-\u024F\u1E00-\u1EFF]/.test(character) ? 0.55 : 1,
  ).reduce((sum, width) => sum + width, 0);
  const width = ems * SIZE * MILLIMETRES;
  return width <= VALUE_WIDTH ? 1 : Math.ceil(width / (VALUE_WIDTH - SIZE * MILLIMETRES));
}
