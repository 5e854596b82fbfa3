import { RecordedPerson } from '#certificates/data/recorded-person.ts';
import type { CertificateDocument } from '#certificates/data.ts';
import { IssueNumber } from '#contract/ids.ts';
import type { IssueId, PersonKey, VisitId } from '#contract/ids.ts';
import type { Yen } from '#contract/yen.ts';

import type { PreparedDocument, PrepareLine } from '../center-port.ts';

/** A document of nobody, as the center would send it. */
export function documentFor(
  visit: VisitId,
  issue: IssueId,
  issueNumber: IssueNumber,
  personKey: PersonKey,
): CertificateDocument {
  return {
    issue,
    visit,
    issueNumber,
    personKey,
    issuedOn: '2026-11-24',
    authority: {
      prefecture: '架空県',
      municipality: '見本町',
      title: '町長',
      head: '見本',
      seal: { png: 'AA==', width: 20 },
    },
    data: {
      kind: 'ResidentRecord',
      form: 'joint',
      scope: 'self',
      shows: ['dates', 'previousAddress'],
      address: '見本町一丁目',
      householder: null,
      persons: [PERSON],
    },
  };
}

const PERSON = RecordedPerson.parse({
  name: '見本　花子',
  reading: null,
  formerName: null,
  formerNameReading: null,
  birth: { day: '1950-01-01' },
  sex: '女',
  relationship: null,
  myNumber: null,
  becameResident: { day: '1950-01-01' },
  settled: null,
  notified: null,
  domicile: null,
  familyHead: null,
  previousAddress: null,
  foreign: null,
});

/** What the center prepares for a whole basket, all for one person. */
export function documentsFor(
  visit: VisitId,
  lines: readonly PrepareLine[],
  fee: Yen,
  person: PersonKey,
): readonly PreparedDocument[] {
  return lines.flatMap(({ issues }) =>
    issues.map((issue, at) => {
      const issueNumber = IssueNumber.parse(`20261124 demo ${issue} ${at}`);
      return { issue, issueNumber, fee, document: documentFor(visit, issue, issueNumber, person) };
    }),
  );
}
