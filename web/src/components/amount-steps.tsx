import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';

export type AmountStep = { readonly label: string; readonly expression: string; readonly result: string };

/** How an amount came about, step by step, in the words of the determination (Chinese). */
export const AmountSteps = ({ steps, caption }: { readonly steps: readonly AmountStep[]; readonly caption?: string }) => {
  const t = useTexts(componentTexts);
  if (steps.length === 0) return null;
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={caption ?? t('stepsCaption')}>
      <table className="table steps">
        <caption>{caption ?? t('stepsCaption')}</caption>
        <thead><tr><th scope="col">{t('stepLabel')}</th><th scope="col">{t('stepExpression')}</th><th scope="col" className="number">{t('stepResult')}</th></tr></thead>
        <tbody lang="zh-CN">
          {steps.map((step, index) => <tr key={`${index} ${step.label}`}><th scope="row">{step.label}</th><td>{step.expression}</td><td className="number">{step.result}</td></tr>)}
        </tbody>
      </table>
    </div>
  );
};
