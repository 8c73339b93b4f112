import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';

/** How far a statement may be relied on: invented for the demo, provisional, or our reading of a text. */
export const Mark = ({ kind }: { readonly kind: 'demo' | 'provisional' | 'reading' }) => {
  const t = useTexts(componentTexts);
  const key = { demo: 'markDemo', provisional: 'markProvisional', reading: 'markReading' } as const;
  return <span className={`mark ${kind}`} title={kind === 'demo' ? t('markDemoWhy') : undefined}>{t(key[kind])}</span>;
};
