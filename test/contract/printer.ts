import { beforeAll, describe, expect, test } from 'vitest';

import type { PrinterPort, PrintProgress } from '#devices/printer/port.ts';
import { A4 } from '#devices/printer/format.ts';
import { createJob } from '#devices/printer/requests.ts';
import type { IppClient } from '#devices/printer/ipp/client.ts';
import { succeeded } from '#devices/printer/ipp/message.ts';

import { a4Pdf } from '../support/a4-pdf.ts';
import { issueNamed, type MemoryJournal, visit } from '../support/print-journal.ts';

/** A printer that is ready, with A4 in its tray, and the driver on it. */
export interface Subject {
  readonly printer: PrinterPort;
  readonly journal: MemoryJournal;
  /** Speaks to the same printer beside the driver. */
  readonly client: IppClient;
  settle<T>(promise: Promise<T>): Promise<T>;
  /** The documents that were printed, in order. */
  printed(): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

/** What every printer must do, whatever it is made of. `missing` says why it cannot be tried here. */
export function printerContract(name: string, open: () => Promise<Subject>, missing?: string): void {
  describe.skipIf(missing !== undefined)(`${name} ${missing ?? ''}`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
      return () => subject.close();
    });

    const job = (issue: string) => ({ visit, issue: issueNamed(issue), pdf: a4Pdf(issue), sheets: 1 });

    test('says that it is ready, and what it can do', async () => {
      expect(await subject.settle(subject.printer.status())).toMatchObject({
        device: 'ready',
        fault: undefined,
      });
      const capabilities = await subject.settle(subject.printer.capabilities());
      expect(capabilities?.name).not.toBe('');
    });

    test('prints a document once, byte for byte, each step journalled before it is taken', async () => {
      const steps: PrintProgress[] = [];
      const before = (await subject.printed()).length;
      const report = await subject.settle(
        subject.printer.print(job('contract-1'), (step) => steps.push(step)),
      );
      expect(report).toMatchObject({ verdict: 'printed', fault: undefined });
      expect(steps[0]).toBe('sending');
      expect(subject.journal.phases.slice(-5)).toEqual(['intended', 'created', 'sending', 'sent', 'printed']);
      const sheets = (await subject.printed()).slice(before);
      expect(sheets.map((sheet) => Buffer.compare(sheet, a4Pdf('contract-1')))).toEqual([0]);
    });

    test('takes jobs that are handed over together one after the other', async () => {
      const before = (await subject.printed()).length;
      const jobs = ['contract-2', 'contract-3'].map((issue) =>
        subject.printer.print(job(issue), () => undefined),
      );
      const reports = await subject.settle(Promise.all(jobs));
      expect(reports.map(({ verdict }) => verdict)).toEqual(['printed', 'printed']);
      const sheets = (await subject.printed()).slice(before);
      expect(sheets.map((sheet) => Buffer.compare(sheet, a4Pdf('contract-2')))).toEqual([
        0,
        expect.any(Number),
      ]);
      expect(Buffer.compare(sheets[1] ?? Buffer.alloc(0), a4Pdf('contract-3'))).toBe(0);
    });

    test('prints two pages on the two sides of one sheet', async () => {
      const both = { ...job('contract-both'), pdf: a4Pdf('contract-both', 2), sides: 'two' } as const;
      const before = (await subject.printed()).length;
      expect((await subject.settle(subject.printer.capabilities()))?.duplex).toBe(true);
      const report = await subject.settle(subject.printer.print(both, () => undefined));
      expect(report.verdict).toBe('printed');
      expect((await subject.printed()).length).toBe(before + 1);
    });

    test('has nothing to reconcile when nothing is open', async () => {
      expect(await subject.settle(subject.printer.reconcile())).toEqual([]);
    });

    test('after a crash before the document: sweeps the empty job away and is ready again', async () => {
      const before = (await subject.printed()).length;
      subject.journal.intendPrint({
        visit,
        issue: issueNamed('contract-4'),
        sheets: 1,
        before: { upTime: 0, lifeCounter: undefined },
      });
      const orphan = await subject.settle(subject.client(createJob(issueNamed('contract-4'), A4, 'one')));
      expect(orphan.ok && succeeded(orphan.value)).toBe(true);
      const settled = await subject.settle(subject.printer.reconcile());
      expect(settled).toMatchObject([{ issue: 'contract-4', report: { verdict: 'notPrinted' } }]);
      const next = await subject.settle(subject.printer.print(job('contract-5'), () => undefined));
      expect(next.verdict).toBe('printed');
      expect((await subject.printed()).length).toBe(before + 1);
    });

    test('after a crash with the document under way and the job gone: unknown, and nothing is printed', async () => {
      const before = (await subject.printed()).length;
      const intent = {
        visit,
        issue: issueNamed('contract-6'),
        sheets: 1,
        before: { upTime: 0, lifeCounter: undefined },
      };
      const id = subject.journal.intendPrint(intent);
      subject.journal.jobCreated(id, { id: 9999, uuid: undefined });
      subject.journal.jobSending(id);
      const settled = await subject.settle(subject.printer.reconcile());
      expect(settled).toMatchObject([
        { issue: 'contract-6', report: { verdict: 'unknown', cause: 'job-lost' } },
      ]);
      expect((await subject.printed()).length).toBe(before);
    });

    test('takes no job once it is closed', async () => {
      await subject.settle(subject.printer.close());
      const report = await subject.settle(subject.printer.print(job('contract-7'), () => undefined));
      expect(report).toMatchObject({ verdict: 'notPrinted', cause: 'not-accepting' });
    });
  });
}
