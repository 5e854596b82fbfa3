import { useWords } from '../words.tsx';
import { Button } from './button.tsx';

interface Props {
  readonly words?:
    | 'common.next'
    | 'common.end'
    | 'common.taken'
    | 'basket.go'
    | 'confirm.go'
    | 'confirm.goFree';
  readonly disabled?: boolean;
}

/** The one main button of a screen. */
export function NextButton({ words = 'common.next', disabled = false }: Props) {
  const { t } = useWords();
  return (
    <Button action={{ name: 'next' }} look="main" disabled={disabled}>
      {t(words)}
    </Button>
  );
}
