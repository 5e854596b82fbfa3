import type { CertificateDocument } from '../data.ts';
import type { RecordedItems } from '../data/recorded-items.ts';
import { householdSheets } from './household-record.ts';
import type { Part } from './sheet.ts';

/** 住民票記載事項証明書: on the same forms as 住民票の写し. */
export function recordedItemsSheets(document: CertificateDocument, record: RecordedItems): Part[] {
  return householdSheets(document, record, {
    title: '住民票記載事項証明書',
    titleArea: { x: 45, y: 10.5, width: 120, height: 10 },
    certifies:
      record.scope === 'household'
        ? '上記の事項が、世帯全員の住民票に記載されていることを証明する。'
        : '上記の事項が、住民票に記載されていることを証明する。',
  });
}
