/**
 * Draws the made-up seals (印影) and the head's seal (電子公印) of the demo town, once:
 *
 *     node tools/draw-seals.ts
 *
 * Needs ImageMagick's `convert`. Pictures are black on white, 1 bit, at 600 dpi, of the size that register.json states.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const TOWN = join(import.meta.dirname, '..', 'resources', 'town');
const FONT = join(
  import.meta.dirname,
  '../node_modules/@expo-google-fonts/biz-udmincho/700Bold/BIZUDMincho_700Bold.ttf',
);
const DOTS_PER_MM = 600 / 25.4;

interface Seal {
  readonly file: string;
  /** Columns of characters, from right to left. */
  readonly columns: readonly string[];
  /** mm */
  readonly width: number;
  readonly height: number;
  readonly shape: 'oval' | 'square';
}

function oval(name: string, width: number, height: number, ...columns: string[]): Seal {
  return { file: `seals/${name}.png`, columns, width, height, shape: 'oval' };
}

const SEALS: readonly Seal[] = [
  { file: 'office-seal.png', columns: ['ひかり', '台町', '長之印'], width: 21, height: 21, shape: 'square' },
  oval('madono', 15, 15, '窓野'),
  oval('nozomu', 13.5, 13.5, 'の', 'ぞむ'),
  oval('mihon', 12, 12, '見本'),
  oval('reiji', 16.5, 16.5, '例示'),
  oval('kakuu', 15, 15, '架空'),
  oval('chiyo', 10.5, 13.5, 'ちよ'),
  oval('van', 13.5, 13.5, '見本', 'ヴァン'),
  oval('namuna', 18, 18, '例題', 'ナムナ'),
  oval('jugemu', 24, 24, '寿限無', '寿限無', '長助印'),
  oval('kuzu', 13.5, 13.5, '葛見', '本印'),
  oval('kamei', 15, 15, '仮名'),
  oval('shizuka', 12, 12, 'しず', 'か印'),
  oval('mamoru', 13.5, 13.5, '転出'),
  oval('fumi', 10.5, 10.5, 'フミ'),
  oval('shikko', 13.5, 13.5, '失効'),
];

mkdirSync(join(TOWN, 'seals'), { recursive: true });
for (const seal of SEALS) draw(seal);

function draw(seal: Seal): void {
  const size = `${dots(seal.width)}x${dots(seal.height)}`;
  const frame = `-fill none -stroke black -strokewidth ${dots(0.6)}`.split(' ');
  const ink = '-gravity center -fill black -stroke black -strokewidth 3'.split(' ');
  const bits = '-colorspace gray -threshold 50% -type bilevel -units PixelsPerInch -density 600'.split(' ');
  const png = '-define png:bit-depth=1 -define png:exclude-chunks=date,time,tEXt,gAMA,cHRM,bKGD'.split(' ');
  const characters = seal.columns.flatMap((column, index) => columnOf(seal, column, index));
  const picture = ['-size', size, 'xc:white', ...frame, '-draw', outline(seal), '-font', FONT, ...ink];
  execFileSync('convert', [...picture, ...characters, ...bits, ...png, join(TOWN, seal.file)]);
}

function outline({ shape, width, height }: Seal): string {
  const [x, y, edge] = [dots(width) / 2, dots(height) / 2, dots(0.4)];
  return shape === 'oval'
    ? `ellipse ${x},${y} ${x - edge},${y - edge} 0,360`
    : `rectangle ${edge},${edge} ${2 * x - edge},${2 * y - edge}`;
}

/** One column, its characters spread over the height that the frame leaves. */
function columnOf({ shape, width, height, columns }: Seal, column: string, index: number): readonly string[] {
  const characters = Array.from(column);
  const inner = shape === 'square' ? 0.84 : columns.length === 1 ? 0.72 : 0.64;
  const [cellWidth, cellHeight] = [(width * inner) / columns.length, (height * inner) / characters.length];
  const x = ((columns.length - 1) / 2 - index) * cellWidth;
  return characters.flatMap((character, row) => {
    const y = (row - (characters.length - 1) / 2) * cellHeight;
    const size = dots(Math.min(cellWidth, cellHeight) * 0.98);
    return ['-pointsize', String(size), '-annotate', `${signed(dots(x))}${signed(dots(y))}`, character];
  });
}

function dots(mm: number): number {
  return Math.round(mm * DOTS_PER_MM);
}

function signed(value: number): string {
  return value < 0 ? String(value) : `+${value}`;
}
