/** Why a release is not installed. Each has one sentence for whoever stands there. */
export type Refusal =
  | { readonly why: 'rootUnreadable' | 'rootSkips' | 'rootUnsigned' | 'rootExpired' | 'demoKeys' }
  | {
      readonly why:
        | 'missing'
        | 'unreadable'
        | 'unsigned'
        | 'expired'
        | 'clock'
        | 'otherModel'
        | 'otherProcessor';
    }
  | { readonly why: 'older'; readonly counter: number; readonly floor: number }
  | { readonly why: 'shorter' | 'longer' | 'otherContent' };

const WORDS: Readonly<Record<Refusal['why'], string>> = {
  rootUnreadable: 'a list of keys cannot be read; copy the release again, and check the stick',
  rootSkips: 'a list of keys is missing in between; copy the whole release folder',
  rootUnsigned:
    'a list of keys is not signed by enough of the keys before it; do not use this medium, and report it',
  rootExpired:
    'the list of keys has expired; ask for a newer release folder, and check the clock of this machine',
  demoKeys: 'it is signed with demo keys, and this terminal is in production; ask for the signed release',
  missing: 'the package or its statement is missing; copy the whole release folder',
  unreadable: 'the statement cannot be read; copy the release again, and check the stick',
  unsigned:
    'too few of the keys that this terminal trusts have signed it; do not use this medium, and report it',
  expired: 'it has expired; ask for a newer release, and check the clock of this machine',
  clock: 'the clock of this machine is behind the day it was built; set the clock first',
  otherModel: 'it is for another model of terminal; ask for the release of this one',
  otherProcessor: 'it is for another processor; ask for the release of this one',
  older: 'it is older than what this terminal has had already; there is no way back to it',
  shorter: 'the package is not complete; copy it again, and check the stick',
  longer: 'the package is longer than was signed; do not use this medium, and report it',
  otherContent: 'the package is not the one that was signed; do not use this medium, and report it',
};

export function wordsOf(refusal: Refusal): string {
  return refusal.why === 'older'
    ? `${WORDS.older} (counter ${refusal.counter}; at least ${refusal.floor} is asked)`
    : WORDS[refusal.why];
}
