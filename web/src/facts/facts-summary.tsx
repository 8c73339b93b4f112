import type { ReactNode } from 'react';
import { useLanguage, useSay } from '../language/language-provider';
import { displayValue } from './display-value';
import type { FieldSpec, SectionSpec } from './field-spec';
import { joinPath, listOf, valueAt } from './json-path';
import { useRegions } from './use-regions';

type Properties = { readonly sections: readonly SectionSpec[]; readonly facts: unknown; /** Stands beside the title of a section, e.g. a link to change it. */ readonly action?: (section: SectionSpec) => ReactNode };

/** Facts to read: every question with its answer, open ones too. */
export const FactsSummary = ({ sections, facts, action }: Properties) => {
  const speak = useSay();
  return sections.map((section) => (
    <section key={section.id} className="summary-section" aria-labelledby={`summary-${section.id}`}>
      <div className="summary-head"><h2 id={`summary-${section.id}`}>{speak(section.title)}</h2>{action?.(section)}</div>
      <FieldsSummary fields={section.fields} facts={facts} base="" />
    </section>
  ));
};

const FieldsSummary = ({ fields, facts, base }: { readonly fields: readonly FieldSpec[]; readonly facts: unknown; readonly base: string }) => {
  const { language } = useLanguage();
  const speak = useSay();
  const { regionName } = useRegions();
  const leaves = fields.filter((field) => field.kind !== 'rows');
  const rows = fields.filter((field) => field.kind === 'rows');
  return (
    <>
      {leaves.length === 0 ? null : <dl className="facts">{leaves.map((leaf) => <FactRow key={leaf.path} label={speak(leaf.label)} value={displayValue(leaf, valueAt(facts, joinPath(base, leaf.path)), language, regionName)} />)}</dl>}
      {rows.map((row) => {
        const path = joinPath(base, row.path);
        const value = valueAt(facts, path);
        const items = listOf(value);
        if (items.length === 0) return <dl key={path} className="facts"><FactRow label={speak(row.ask ?? row.label)} value={displayValue({ kind: 'text', path: '', label: row.label }, value === undefined ? undefined : null, language, regionName)} /></dl>;
        return items.map((_item, index) => <div key={`${path}[${index}]`} className="summary-row"><h3>{speak(row.label)} {index + 1}</h3><FieldsSummary fields={row.fields} facts={facts} base={`${path}[${index}]`} /></div>);
      })}
    </>
  );
};

const FactRow = ({ label, value }: { readonly label: string; readonly value: string }) => <><dt>{label}</dt><dd>{value}</dd></>;
