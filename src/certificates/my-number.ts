import type { CertificateData } from './data.ts';

/** Whether the paper bears somebody's 個人番号: the print log (印刷ログ) has to say so, and never which. */
export function bearsMyNumber(data: CertificateData): boolean {
  return 'persons' in data && data.persons.some((person) => 'myNumber' in person && person.myNumber !== null);
}
