import type { CertificateDocument } from '../data.ts';
import { formsOf } from '../layout/forms.ts';
import type { Part, TextBox } from '../layout/sheet.ts';
import type { SealContent } from './content.ts';

/** What the form itself says, or what is signed under a name of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['標題', '発行年月日', '職氏名', '公印', '次頁']);

/**
 * The content of every page, taken from the layout itself: what is signed is what is printed, whatever the kind. Labels and empty
 * spaces are left out.
 */
export function contentsOf(document: CertificateDocument, serial: string): SealContent[] {
  const forms = formsOf(document);
  const said = (item: string) => forms.flatMap((form) => valuesIn(form, item))[0] ?? '';
  return forms.map((form, index) => ({
    serial,
    title: valuesIn(form, '標題')[0] ?? said('標題'),
    issueNumber: document.issueNumber,
    issuedOn: document.issuedOn,
    authority: said('職氏名'),
    page: index + 1,
    pages: forms.length,
    items: form.boxes
      .filter((box) => isValue(box) && !ELSEWHERE.has(box.item))
      .map(({ item, text }) => ({ label: item, value: text })),
  }));
}

function valuesIn({ boxes }: Part, item: string): string[] {
  return boxes.filter((box) => box.item === item && isValue(box)).map(({ text }) => text);
}

function isValue({ item, text }: TextBox): boolean {
  return text !== '' && text !== item;
}
