import type { CertificateDocument } from '#certificates/data.ts';
import type { AuthenticateReply, Refusal, RelayPaidReply, RelaySlipReply } from '#contract/center.ts';
import type { Exemption } from '#contract/exemption.ts';
import type { Fault } from '#contract/fault.ts';
import type { IssueId, IssueNumber, VisitId } from '#contract/ids.ts';
import type { RelayNumber, RelayPayment } from '#contract/relay.ts';
import type { Result } from '#contract/result.ts';
import type { Options } from '#contract/certificate.ts';
import type { Yen } from '#contract/yen.ts';

/**
 * Why the center gave no usable answer, all for a technician: `offline` (not reached), `timeout`, `rejected` (it knows
 * this terminal not, or refused the request), `conflict` (it has other content under the same id), `protocol` (an answer outside the contract, or a document whose signature
 * is not the town's).
 */
export type CenterFault = Fault<'offline' | 'timeout' | 'rejected' | 'conflict' | 'protocol'>;

/** One copy as the center prepared it: signature checked, content parsed. */
export interface PreparedDocument {
  readonly issue: IssueId;
  readonly issueNumber: IssueNumber;
  readonly fee: Yen;
  /** 手数料免除, where the fee is waived. */
  readonly exemption?: Exemption | undefined;
  readonly document: CertificateDocument;
}

export interface PrepareLine {
  readonly options: Options;
  readonly issues: readonly IssueId[];
}

export type PrepareAnswer =
  | { readonly answer: 'prepared'; readonly documents: readonly PreparedDocument[] }
  | { readonly answer: 'refused'; readonly reason: 'counter' | 'sessionExpired' };

/** The proof that a card gives: its certificate, and its signature over the center's nonce. */
export interface Proof {
  readonly nonce: Uint8Array;
  readonly certificate: Uint8Array;
  readonly algorithm: 'RSA-SHA256' | 'ECDSA-SHA256' | 'ECDSA-SHA384';
  readonly signature: Uint8Array;
}

export type AuthenticateRefusal = Refusal;

/** The center, as the flows see it. Every call has its own deadline. */
export interface CenterPort {
  nonce(visit: VisitId): Promise<Result<Uint8Array, CenterFault>>;
  authenticate(visit: VisitId, proof: Proof): Promise<Result<AuthenticateReply, CenterFault>>;
  /** Draws numbers. The same `request` may be asked again after a lost answer: nothing is drawn twice. */
  prepare(
    visit: VisitId,
    session: string,
    request: string,
    lines: readonly PrepareLine[],
  ): Promise<Result<PrepareAnswer, CenterFault>>;
  /** 取次ぎ発行: what is to be paid for a slip of the counter. Asking changes nothing. */
  relaySlip(visit: VisitId, slip: RelayNumber): Promise<Result<RelaySlipReply, CenterFault>>;
  /** Tells the center that a slip is paid. The same `request` may be told again after a lost answer: nothing is paid twice. */
  relayPaid(payment: RelayPayment): Promise<Result<RelayPaidReply, CenterFault>>;
  status(): Promise<Result<undefined, CenterFault>>;
}
