import type { CertificateDocument } from '../data.ts';
import { inJapaneseCalendar } from '../era.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Area, Part } from './sheet.ts';

/** 電子公印 is at most this wide, mm (住民記録システム標準仕様書 第3章). */
const LARGEST_SEAL = 25;

/**
 * 認証文, the date, and who certifies: 都道府県, 市区町村, 職名, 氏名, with 電子公印 in black. The prefecture stands before the
 * title of the head (同仕様書, 公印). `top` in mm; it takes 44 mm. Only the last page carries it.
 */
export function certification(document: CertificateDocument, wording: string, top: number, size = 11): Part {
  const { prefecture, municipality, title, head, seal } = document.authority;
  const centre = { x: LEFT + WIDTH - 8 - LARGEST_SEAL / 2, y: top + 14 + LARGEST_SEAL / 2 };
  const picture = square(centre, seal.width);
  const left = LEFT + 20;
  const right = centre.x - LARGEST_SEAL / 2 - 4;
  return joined([
    text('認証文', wording, { x: LEFT + 4, y: top, width: WIDTH - 8, height: 7 }, { size }),
    text(
      '発行年月日',
      inJapaneseCalendar(document.issuedOn),
      { x: LEFT + 10, y: top + 9, width: 80, height: 6 },
      { size },
    ),
    text(
      '職氏名',
      `${prefecture}${office(municipality, title)}　${head}`,
      { x: left, y: centre.y - 5, width: right - left, height: 10 },
      { size: size * 1.35, align: 'right' },
    ),
    { boxes: [], rules: [], pictures: [{ item: '公印', png: seal.png, ...picture }] },
    text('公印', 'この印は黒色です', below(picture, centre.x), {
      size: 6.5,
      face: 'gothic',
      align: 'center',
    }),
  ]);
}

function square(centre: { readonly x: number; readonly y: number }, side: number): Area {
  return { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
}

function below({ y, height }: Area, middle: number): Area {
  return { x: middle - LARGEST_SEAL / 2, y: y + height + 0.8, width: LARGEST_SEAL, height: 3.5 };
}

/** ひかり台町 and 町長 make ひかり台町長. */
function office(municipality: string, title: string): string {
  const shared = title.startsWith(municipality.slice(-1)) ? 1 : 0;
  return municipality + title.slice(shared);
}

/** 発行番号 with page and pages, at the foot of every page. */
export function issueLine(document: CertificateDocument, page: number, pages: number): Part {
  return text(
    '発行番号',
    `発行番号　${document.issueNumber}　${page}/${pages}`,
    { x: LEFT, y: 278, width: WIDTH, height: 4.5 },
    { size: 8, face: 'gothic', align: 'right' },
  );
}

/** Said at the end of every page but the last. */
export function continued(top: number): Part {
  const area = { x: LEFT, y: top, width: WIDTH, height: 7 };
  return text('次頁', '(次の頁へ続く)', area, { size: 9, align: 'right' });
}

/** 架空の町: what is printed for a town that does not exist says so on every page. */
export function madeUpLine(): Part {
  return text(
    '見本',
    'これは架空の町の見本です',
    { x: LEFT, y: 283, width: WIDTH, height: 4 },
    { size: 8, face: 'gothic', align: 'center' },
  );
}
