import { useWords } from '../words.tsx';

/** The sheet that is being printed, of all of this visit. */
export function SheetProgress({ sheet, of }: { sheet: number; of: number }) {
  const { t } = useWords();
  const words = t('printing.sheet', { sheet, of });
  return (
    <div className="progress">
      <p>{words}</p>
      <progress value={sheet - 1} max={of} aria-label={words} />
    </div>
  );
}
