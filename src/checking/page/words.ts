import type { BaseLanguage } from '#contract/language.ts';

/** What stands on the checking page, by `data-word`. */
export interface PageWords {
  readonly title: string;
  readonly language: string;
  readonly private: string;
  readonly choose: string;
  readonly how: string;
  readonly byHand: string;
  readonly serial: string;
  readonly key: string;
  readonly check: string;
  readonly clear: string;
  readonly demo: string;
  readonly believes: (towns: string, issued: string) => string;
  readonly noLists: string;
  readonly reading: string;
  readonly wrongKey: string;
  readonly took: (ms: number, read: number) => string;
  readonly issueNumber: string;
  readonly issuedOn: string;
  readonly authority: string;
  readonly page: string;
}

export const PAGE_WORDS: Readonly<Record<BaseLanguage, PageWords>> = {
  ja: {
    title: '証明書の照合',
    language: 'English',
    private: '写真や画像は、この機械の中だけで読み取ります。どこにも送られません。',
    choose: '証明書のおもて面と裏面の写真・画像を選ぶ(両方を一度に)',
    how: 'ここへ落としても読み取れます。スキャナーは200dpi以上、写真は紙全体を真上から。',
    byHand: 'おもて面の記号が読めないときは、照合番号と照合鍵を入力',
    serial: '照合番号',
    key: '照合鍵',
    check: '照合する',
    clear: '消して、次の証明書へ',
    demo: '見本の鍵による照合です。この結果は何も証明しません。',
    believes: (towns, issued) => `信頼リスト: ${towns}(${issued} 現在)`,
    noLists: '信頼リストがないか、署名が合いません。このページは設置が済んでいないので、使えません。',
    reading: '読み取っています。',
    wrongKey: '照合番号か照合鍵の文字が違います。もう一度確かめてください。',
    took: (ms, read) => `記号 ${read} 個を読み、${ms} ミリ秒で照合しました。`,
    issueNumber: '発行番号',
    issuedOn: '発行年月日',
    authority: '証明者',
    page: 'ページ',
  },
  en: {
    title: 'Check a certificate',
    language: '日本語',
    private: 'Pictures are read on this machine only. Nothing is sent anywhere.',
    choose: 'Choose pictures of the front and the back (both at once)',
    how: 'Or drop them here. Scan at 200 dpi or more; photograph the whole sheet from straight above.',
    byHand: 'If the symbol on the front cannot be read, type serial and key',
    serial: 'Serial',
    key: 'Key',
    check: 'Check',
    clear: 'Clear, and check the next one',
    demo: 'This was checked with demo keys. It proves nothing.',
    believes: (towns, issued) => `Trust list: ${towns} (as of ${issued})`,
    noLists:
      'There is no trust list, or its signature does not fit. This page has not been set up and cannot be used.',
    reading: 'Reading.',
    wrongKey: 'A character of the serial or the key is wrong. Please look again.',
    took: (ms, read) => `${read} symbols read; checked in ${ms} ms.`,
    issueNumber: 'Issue number',
    issuedOn: 'Date of issue',
    authority: 'Certified by',
    page: 'Page',
  },
};
