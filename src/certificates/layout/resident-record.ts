import type { CertificateDocument } from '../data.ts';
import type { ResidentRecord } from '../data/resident-record.ts';
import { householdSheets } from './household-record.ts';
import type { Part } from './sheet.ts';

/** 住民票の写し */
export function residentRecordSheets(document: CertificateDocument, record: ResidentRecord): Part[] {
  return householdSheets(document, record, {
    title: '住民票',
    titleArea: { x: 75, y: 10.5, width: 60, height: 10 },
    certifies:
      record.scope === 'household'
        ? 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。'
        : 'この写しは、住民票の原本と相違ないことを証明する。',
  });
}
