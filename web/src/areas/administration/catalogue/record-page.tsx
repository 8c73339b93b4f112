import { Link, useParams } from 'react-router';
import { useMe } from '../../../app/use-duties';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useRegions } from '../../../facts/use-regions';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';
import { Proposals } from './proposals';
import { basisText, PeriodText, SlotValueText } from './slot-value-text';
import type { ProgrammeRecord, Slot, SlotValue } from './slot-value-text';

const tones = { in_force: 'good', provisional: 'attention', hypothetical: 'neutral', demo: 'attention' } as const;

const Values = ({ slot, values }: { readonly slot: Slot; readonly values: readonly SlotValue[] }) => {
  const t = useTexts(catalogueTexts);
  const { regionName } = useRegions();
  const about = <><span lang="zh-CN">{slot.saying}</span><div className="small">{slot.id} · {t(`basis_${slot.basis}`)} · <span lang="zh-CN">{slot.citation.locator}</span></div></>;
  if (values.length === 0) return <tr><th scope="row">{about}</th><td colSpan={5}><span className="tag attention">{t('noValue')}</span></td></tr>;
  return values.map((value, index) => (
    <tr key={`${value.fromOn} ${value.regionCode ?? ''} ${index}`}>
      {index === 0 ? <th scope="rowgroup" rowSpan={values.length}>{about}</th> : null}
      <td><SlotValueText value={value.value} type={slot.type} /></td>
      <td><PeriodText value={value} />{value.regionCode === undefined ? null : <div className="small" lang="zh-CN">{t('onlyRegion', { region: regionName(value.regionCode) })}</div>}</td>
      <td lang="zh-CN">{basisText(value.basis)}</td>
      <td><span className={`tag ${tones[value.status]}`}>{t(`status_${value.status}`)}</span><div className="small">{t(`source_${value.sourceMark}`)}</div></td>
      <td>{value.recordedBy}<br />{value.approvedBy}</td>
    </tr>
  ));
};

const Findings = ({ record }: { readonly record: ProgrammeRecord }) => {
  const t = useTexts(catalogueTexts);
  const errors = record.findings.filter(({ severity }) => severity === 'error');
  const warnings = record.findings.filter(({ severity }) => severity === 'warning');
  const list = (findings: ProgrammeRecord['findings']) => <ul lang="zh-CN">{findings.map((finding) => <li key={finding.path + finding.code + finding.message}>{finding.message} <span className="small">{finding.path}</span></li>)}</ul>;
  return (
    <div className={`notice-box ${errors.length === 0 ? 'good' : 'attention'}`}>
      <h2>{t(errors.length === 0 ? 'openable' : 'blockedTitle')}</h2>
      {errors.length === 0 ? null : list(errors)}
      {warnings.length === 0 ? null : <><p>{t('warnings')}</p>{list(warnings)}</>}
    </div>
  );
};

/** Everything the catalogue holds about a programme's values, and what a policy administrator can do about it. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const t = useTexts(catalogueTexts);
  const record = useOperation('getProgrammeRecord', { parameters: { programmeId } });
  const administers = useMe().data?.grants.some(({ role }) => role === 'policy_administrator') ?? false;
  return (
    <QueryState query={record}>
      {(found) => (
        <>
          <PageHeading title={found.title} caption={programmeId} />
          <p><Link to="/catalogue">{t('recordBack')}</Link> · <Link to={`/programmes/${programmeId}`}>{t('guide')}</Link></p>
          <Findings record={found} />
          {administers ? <div className="actions"><Link className="button primary" to={`/catalogue/programmes/${programmeId}/propose`}>{t('propose')}</Link><Link className="button" to={`/catalogue/programmes/${programmeId}/call`}>{t('openCall')}</Link></div> : null}
          <h2>{t('slots')}</h2>
          <p className="small">{t('slotsLead')}</p>
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('slots')}>
            <table className="table">
              <thead><tr><th scope="col">{t('slot')}</th><th scope="col">{t('value')}</th><th scope="col">{t('period')}</th><th scope="col">{t('basis')}</th><th scope="col">{t('status')}</th><th scope="col">{t('makers')}</th></tr></thead>
              {found.slots.map((slot) => <tbody key={slot.id}><Values slot={slot} values={found.values.filter((value) => value.slot === slot.id)} /></tbody>)}
            </table>
          </div>
          <Proposals programmeId={programmeId} slots={found.slots} administers={administers} />
          <p className="small">{t('hash')}: <code className="hash">{found.catalogueHash}</code></p>
        </>
      )}
    </QueryState>
  );
};
