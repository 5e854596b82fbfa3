import { expect, test } from 'vitest';

import { IssueId, VisitId } from '#contract/ids.ts';

import { fault } from './faults.ts';
import type { JobState, JobView } from './job-view.ts';
import type { PrinterFaultCode } from './port.ts';
import type { PrinterView } from './printer-view.ts';
import { Sighting } from './sighting.ts';

const printer: PrinterView = {
  state: 'processing',
  accepting: true,
  reasons: [],
  upTime: 100,
  lifeCounter: 5,
  name: '',
  counts: 'sheets',
  duplex: false,
  mediaLoaded: true,
  suitable: true,
};

function job(state: JobState): JobView {
  return { id: 1, name: 'a', uuid: undefined, state, reasons: [], sheets: 0, impressions: 0 };
}

function watching(): Sighting {
  const before = { upTime: 100, lifeCounter: 5 };
  const intent = { visit: VisitId.parse('v'), issue: IssueId.parse('a'), sheets: 1, before };
  const progress = (): void => undefined;
  return new Sighting(
    { intent, job: { id: 1, uuid: undefined }, watched: true, deadlineMs: 0, progress },
    1_000,
    0,
  );
}

test.each<[string, [JobState, PrinterFaultCode | undefined][], string | undefined]>([
  ['nothing happens', [['processing', undefined]], undefined],
  ['a jam', [['stopped', 'jam']], 'jam-seen'],
  ['a jam once the job has ended', [['completed', 'jam']], 'jam-seen'],
  [
    'a jam that is cleared again',
    [
      ['stopped', 'jam'],
      ['processing', undefined],
    ],
    'jam-seen',
  ],
  [
    'an open cover with nothing moving',
    [
      ['stopped', 'coverOpen'],
      ['processing', undefined],
    ],
    undefined,
  ],
  [
    'a cover opened upon a moving sheet',
    [
      ['processing', undefined],
      ['stopped', 'coverOpen'],
    ],
    'cover-opened',
  ],
  [
    'a cover opened once the job has ended',
    [
      ['processing', undefined],
      ['completed', 'coverOpen'],
    ],
    undefined,
  ],
  [
    'an empty tray',
    [
      ['processing', undefined],
      ['stopped', 'mediaEmpty'],
    ],
    undefined,
  ],
])('%s', (_, looks, doubt) => {
  const sighting = watching();
  for (const [state, code] of looks) sighting.see(0, job(state), printer, code && fault(code));
  expect(sighting.evidence(0)?.doubt).toBe(doubt);
});

test('up-time that goes back between two looks is a restart, even if it is more than at first', () => {
  const sighting = watching();
  sighting.see(0, job('processing'), { ...printer, upTime: 500 }, undefined);
  expect(sighting.evidence(0)?.restarted).toBe(false);
  sighting.see(0, job('processing'), { ...printer, upTime: 200 }, undefined);
  sighting.see(0, job('processing'), { ...printer, upTime: 300 }, undefined);
  expect(sighting.evidence(0)?.restarted).toBe(true);
});

test('a job has settled so long after it was first seen ended, and not a millisecond earlier', () => {
  const sighting = watching();
  expect(sighting.evidence(0)).toBeUndefined();
  sighting.see(50, job('completed'), printer, undefined);
  sighting.see(900, job('completed'), printer, undefined);
  expect(sighting.evidence(1_049)?.settled).toBe(false);
  expect(sighting.evidence(1_050)?.settled).toBe(true);
});

test('says where the job stands, once each time that changes', () => {
  const sighting = watching();
  const told: string[] = [];
  const tell = (): void => sighting.tell((step, found) => told.push(found?.code ?? step));
  tell();
  for (const code of [undefined, undefined, 'mediaEmpty', 'mediaEmpty', 'jam', undefined] as const) {
    sighting.see(0, job('stopped'), printer, code && fault(code));
    tell();
  }
  expect(told).toEqual(['printing', 'mediaEmpty', 'jam', 'printing']);
});
