import { z } from 'zod';

import { TerminalId } from './ids.ts';

/** A one-time code (登録コード): 24 letters and digits that cannot be mistaken for one another, in groups as they are typed. */
export const EnrolmentCode = z.string().regex(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);

const Pem = z.string().min(1).max(8192);

/**
 * `enrol` (端末の登録): a new terminal shows its one-time code and a certificate request (PKCS #10, RFC 2986) for a key that it
 * has just made. The one call that needs no certificate; the code is used up by it.
 */
export const EnrolRequest = z.strictObject({ terminal: TerminalId, code: EnrolmentCode, request: Pem });
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/** The terminal's certificate, and that of the authority under which the center proves itself (PEM). */
export const EnrolReply = z.strictObject({ certificate: Pem, authority: Pem });
export type EnrolReply = z.infer<typeof EnrolReply>;

/**
 * `renew` (証明書の更新): a terminal that shows a certificate asks for another one, for a new key. The old one counts until the new one
 * is first shown.
 */
export const RenewRequest = z.strictObject({ terminal: TerminalId, request: Pem });
export type RenewRequest = z.infer<typeof RenewRequest>;
export const RenewReply = z.strictObject({ certificate: Pem });
export type RenewReply = z.infer<typeof RenewReply>;
