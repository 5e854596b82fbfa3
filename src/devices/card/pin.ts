/** Four ASCII digits: the form of the user-authentication PIN (利用者証明用パスワード). What a card does with any other is unknown. */
export function isPin(pin: Uint8Array): boolean {
  return pin.length === 4 && pin.every((byte) => byte >= 0x30 && byte <= 0x39);
}
