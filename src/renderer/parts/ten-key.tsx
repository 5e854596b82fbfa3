import { useWords } from '../words.tsx';
import { Button } from './button.tsx';

/** Ten keys in the order of a telephone, never shuffled: many hands know their PIN by its path. */
const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] as const;

/** テンキー. Each digit leaves at once. */
export function TenKey({ full, empty }: { full: boolean; empty: boolean }) {
  const { t } = useWords();
  return (
    <div className="ten-key">
      {KEYS.map((digit) => (
        <Button
          key={digit}
          action={{ name: 'pinDigit', digit }}
          disabled={full}
          className={`key key-${digit}`}
        >
          {digit}
        </Button>
      ))}
      <Button action={{ name: 'pinErase' }} disabled={empty} look="quiet" className="key-erase">
        {t('enterPin.erase')}
      </Button>
    </div>
  );
}
