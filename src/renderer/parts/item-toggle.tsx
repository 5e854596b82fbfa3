import type { ItemName } from '#contract/kinds/option.ts';

import { useWords } from '../words.tsx';
import { Button } from './button.tsx';

interface Props {
  readonly item: ItemName;
  readonly shown: boolean;
  /** Whether there is room to say what the item is. */
  readonly explained: boolean;
}

/** An item that may be left out (省略できる記載事項): one tap shows it on the certificate, another leaves it out. */
export function ItemToggle({ item, shown, explained }: Props) {
  const { t } = useWords();
  return (
    <Button
      action={{ name: 'setOption', option: item, value: !shown }}
      chosen={shown}
      className="answer answer-many item"
    >
      <span className="answer-mark" aria-hidden="true" />
      <span className="item-words">
        <strong>{t(`option.${item}.title`)}</strong>
        {explained ? <span className="item-about">{t(`option.${item}.about`)}</span> : null}
        <span className="item-state">{t(shown ? 'options.show' : 'options.leaveOut')}</span>
      </span>
    </Button>
  );
}
