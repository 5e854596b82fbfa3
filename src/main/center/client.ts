import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { CertificateDocument } from '#certificates/data.ts';
import { proofHolds } from '#certificates/seal/holds.ts';
import type { TrustList } from '#certificates/seal/lists.ts';
import {
  AuditReply,
  AuthenticateReply,
  ConfigReply,
  NonceReply,
  PrepareReply,
  RelayPaidReply,
  RelaySlipReply,
  StatusReply,
  WitnessReply,
} from '#contract/center.ts';
import type { AuditRecord, SignedDocument } from '#contract/center.ts';
import type { Clock } from '#contract/clock.ts';
import type { TerminalId, VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { CenterFault, CenterPort, PrepareAnswer, PreparedDocument } from '#flows/center-port.ts';

import type { TlsFetch } from '../tls/tls-fetch.ts';
import { call } from './call.ts';

export interface CenterClientOptions {
  readonly terminal: TerminalId;
  readonly url: string;
  readonly secret?: string | undefined;
  readonly fetch?: TlsFetch | undefined;
  /** The town's document key, PEM, pinned at installation. */
  readonly townKey: string;
  /** Whose seals are printed; absent where there are no backs. */
  readonly sealTrust: TrustList | undefined;
  readonly clock: Clock;
}

export interface CenterClient extends CenterPort {
  /** Hands audit records over; answers how far the center has them. */
  audit(
    records: readonly AuditRecord[],
    signal: AbortSignal,
  ): Promise<Result<{ readonly highWaterMark: number }, CenterFault>>;
  /** Shows a checkpoint of the audit log; `key` is the raw public key under it. */
  witness(
    checkpoint: string,
    key: Uint8Array,
    signal: AbortSignal,
  ): Promise<Result<WitnessReply, CenterFault>>;
  /** The town's decisions, if they are others than of this version. */
  config(version: string, signal: AbortSignal): Promise<Result<ConfigReply, CenterFault>>;
}

/** A batch of audit records may take long where the line is slow; nobody waits for it, ms. */
const AUDIT_DEADLINE_MS = 30_000;

/** The city's center behind its HTTP interface (`src/contract/center.ts`). */
export function createCenterClient({
  terminal,
  townKey,
  sealTrust,
  ...options
}: CenterClientOptions): CenterClient {
  const key = createPublicKey(townKey);

  return {
    async nonce(visit) {
      const reply = await call(options, 'nonce', { terminal, visit }, NonceReply);
      return reply.ok ? ok(Buffer.from(reply.value.nonce, 'base64')) : reply;
    },
    authenticate: (visit, { nonce, certificate, algorithm, signature }) =>
      call(
        options,
        'authenticate',
        {
          terminal,
          visit,
          nonce: base64(nonce),
          certificate: base64(certificate),
          algorithm,
          signature: base64(signature),
        },
        AuthenticateReply,
      ),
    async prepare(visit, session, request, lines): Promise<Result<PrepareAnswer, CenterFault>> {
      const reply = await call(
        options,
        'prepare',
        { terminal, visit, session, request, lines },
        PrepareReply,
      );
      if (!reply.ok) return reply;
      if (reply.value.answer === 'refused') return ok(reply.value);
      const asked = lines.flatMap(({ issues }) => issues);
      const documents = reply.value.documents.flatMap(
        (signed) => open(signed, { key, sealTrust }, visit) ?? [],
      );
      const complete =
        documents.length === asked.length && asked.every((id, at) => documents[at]?.issue === id);
      if (!complete || reply.value.documents.length !== asked.length)
        return err({ code: 'protocol', who: 'technician' });
      return ok({ answer: 'prepared', documents });
    },
    relaySlip: (visit, slip) => call(options, 'relaySlip', { terminal, visit, slip }, RelaySlipReply),
    relayPaid: ({ request, visit, slip, fee }) =>
      call(options, 'relayPaid', { terminal, visit, request, slip, fee }, RelayPaidReply),
    async status() {
      const reply = await call(options, 'status', { terminal }, StatusReply);
      return reply.ok ? ok() : reply;
    },
    audit: (records, signal) =>
      call(options, 'audit', { terminal, records }, AuditReply, {
        signal,
        packed: true,
        deadlineMs: AUDIT_DEADLINE_MS,
      }),
    witness: (checkpoint, publicKey, signal) =>
      call(options, 'witness', { terminal, key: base64(publicKey), checkpoint }, WitnessReply, { signal }),
    config: (version, signal) => call(options, 'config', { terminal, version }, ConfigReply, { signal }),
  };
}

/**
 * A document is believed when the town signed exactly these bytes and they say what the reply says. Where backs are printed, its
 * seal must open, be the town's, and say what the pages will say.
 */
function open(
  signed: SignedDocument,
  { key, sealTrust }: { readonly key: KeyObject; readonly sealTrust: TrustList | undefined },
  visit: VisitId,
): PreparedDocument | undefined {
  const body = Buffer.from(signed.body, 'base64');
  if (!verify(null, body, key, Buffer.from(signed.signature, 'base64'))) return undefined;
  const parsed = CertificateDocument.safeParse(parse(body));
  if (!parsed.success) return undefined;
  const document = parsed.data;
  const { issue, issueNumber, fee, exemption } = signed;
  if (document.issue !== issue || document.issueNumber !== issueNumber || document.visit !== visit)
    return undefined;
  if (sealTrust && !proofHolds(document, sealTrust)) return undefined;
  return { issue, issueNumber, fee, exemption, document };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
