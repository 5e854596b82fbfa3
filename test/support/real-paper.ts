import type { CertificateDocument } from '#certificates/data.ts';
import { readBack } from '#certificates/read-back.ts';
import { sampleDocument } from '#certificates/sample-document.ts';
import { IssueNumber, PersonKey } from '#contract/ids.ts';
import { ok } from '#contract/result.ts';
import { printerOn } from '#devices/printer/driver.ts';
import { answer } from '#devices/printer/simulator/answer.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import type { CenterPort } from '#flows/center-port.ts';
import { ScriptedDesk } from '#flows/testing/desk.ts';
import { accepted } from '#flows/testing/entitlements.ts';
import { Rehearsal } from '#flows/testing/visit.ts';
import type { Composer } from '#flows/visit/desk.ts';
import { composerFor } from '#main/core/desk.ts';

import { MemoryJournal } from './print-journal.ts';

const URI = 'ipp://127.0.0.1/ipp/print';

/** The product's composer; its fonts are opened once for all terminals here. */
export const composer = composerFor({ profile: 'demo', seal: undefined, data: '' });

export function person(letter: string): PersonKey {
  return PersonKey.parse(letter.repeat(64));
}

/** A document of nobody, made for whoever has this key. */
export function documentOf(key: PersonKey, issue: CertificateDocument['issue']): CertificateDocument {
  const document = sampleDocument();
  return { ...document, issue, personKey: key, issueNumber: IssueNumber.parse(`20261124-${issue}`) };
}

type Answer = (document: CertificateDocument) => CertificateDocument;

/** A desk with the real composer and the real printer driver; the printer keeps its sheets, and the center may mix things up. */
export class PaperDesk extends ScriptedDesk {
  readonly machine = new PaperMachine({ clock: this.clock, sheets: 20 });
  override readonly printer = printerOn(
    (request) => {
      this.received.push(Buffer.from(request));
      const reply = answer(this.machine, URI, request);
      if (reply === 'lost') throw new Error('this machine loses nothing');
      return Promise.resolve(ok(reply));
    },
    { uri: URI, journal: new MemoryJournal(), clock: this.clock },
  );
  /** Every request that reached the printer. */
  readonly received: Buffer[] = [];
  override readonly composer: Composer;
  override readonly center: CenterPort;
  /** What the center sends in place of the right document. */
  sends: Answer = (document) => document;
  #person = person('a');

  constructor(using: Composer = composer) {
    super();
    this.composer = using;
    this.center = {
      nonce: () => Promise.resolve(ok(new Uint8Array(32))),
      authenticate: () => Promise.resolve(ok(accepted(this.#person))),
      relaySlip: () => Promise.resolve(ok(this.relay.relaySlip())),
      relayPaid: (payment) => Promise.resolve(this.relay.relayPaid(payment)),
      status: () => Promise.resolve(ok()),
      prepare: (_visit, _session, _request, lines) => {
        const documents = lines.flatMap(({ issues }) =>
          issues.map((issue) => {
            const document = this.sends(documentOf(this.#person, issue));
            return { issue, issueNumber: document.issueNumber, fee: this.fee, document };
          }),
        );
        return Promise.resolve(ok({ answer: 'prepared', documents }));
      },
    };
  }

  /** Who stands there now. */
  serves(key: PersonKey): void {
    this.#person = key;
  }

  /** For whom the sheets in the output tray were made, by their own bytes. */
  papersOf(): readonly string[] {
    return this.received.flatMap((request) => {
      const at = request.indexOf('%PDF-');
      const read = at < 0 ? undefined : readBack(request.subarray(at));
      return read === undefined ? [] : [read.ok ? read.value.personKey : read.error.code];
    });
  }
}

/** A terminal with such a desk, started. */
export async function terminalWith(desk: PaperDesk): Promise<Rehearsal> {
  return new Rehearsal(desk).start();
}

/** Pays, and lets the printer's time run until its sheet is out or the visit goes on without. */
export async function paysAndWaits(visit: Rehearsal): Promise<void> {
  await visit.drop(500);
  for (let second = 0; second < 60 && visit.name === 'printing'; second += 1)
    await visit.desk.clock.pass(1_000);
}
