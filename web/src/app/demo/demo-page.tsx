import { useQuery } from '@tanstack/react-query';
import { roleLabels } from '../../../../shared/domain/application/actor';
import { PageHeading } from '../../components/page-heading';
import { QueryState } from '../../components/query-state';
import { useLanguage, useSay, useTexts } from '../../language/language-provider';
import { useSession } from '../../session/session-provider';
import { useSettings } from '../settings-context';
import { loadDemoAccounts } from './demo-accounts';
import type { DemoAccount } from './demo-accounts';
import { cityNames, demoTexts, roleCan } from './demo-texts';

const shownApplicants = 4;

const Who = ({ account }: { readonly account: DemoAccount }) => {
  const t = useTexts(demoTexts);
  const { language } = useLanguage();
  const [role] = account.roles;
  if (role !== undefined) return <>{language === 'en' ? roleLabels[role.role].english : account.name}{account.conflicted ? t('conflicted') : null}</>;
  return <>{account.enterprises.map(({ name, capacity }) => <div key={name}><span lang="zh-CN">{name}</span> · {t(capacity)}</div>)}</>;
};

const AccountTable = ({ caption, accounts }: { readonly caption: string; readonly accounts: readonly DemoAccount[] }) => {
  const t = useTexts(demoTexts);
  const speak = useSay();
  const { signIn } = useSession();
  return (
    <div className="scroll-x">
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr><th scope="col">{t('account')}</th><th scope="col">{t('who')}</th><th scope="col">{t('can')}</th><th scope="col">{t('go')}</th></tr></thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.accountId}>
              <th scope="row"><code className="nowrap">{account.accountId}</code></th>
              <td><Who account={account} /></td>
              <td>{account.roles.length === 0 ? t('canApply') : account.roles.map(({ role }) => speak(roleCan[role])).join('; ')}</td>
              <td><button type="button" className="button" aria-label={t('goAs', { account: account.accountId })} onClick={() => { signIn('/start', account.accountId); }}>{t('go')}</button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Accounts = ({ accounts }: { readonly accounts: readonly DemoAccount[] }) => {
  const t = useTexts(demoTexts);
  const speak = useSay();
  const applicants = accounts.filter(({ roles }) => roles.length === 0);
  const more = applicants.slice(shownApplicants);
  return (
    <>
      <h2>{t('applicants')}</h2>
      <AccountTable caption={t('applicants')} accounts={applicants.slice(0, shownApplicants)} />
      <details><summary>{t('moreApplicants', { n: more.length })}</summary><AccountTable caption={t('moreApplicants', { n: more.length })} accounts={more} /></details>
      {cityNames.map(([regionCode, name]) => (
        <section key={regionCode}>
          <h2>{speak(name)}</h2>
          <AccountTable caption={speak(name)} accounts={accounts.filter(({ roles }) => roles.some((role) => role.regionCode === regionCode))} />
        </section>
      ))}
    </>
  );
};

/** Who can sign in to the demonstration and what each can do; what the system on one machine shows of itself. */
export const Component = () => {
  const t = useTexts(demoTexts);
  const { demo, issuer } = useSettings();
  const accounts = useQuery({ queryKey: ['demo-accounts'], queryFn: loadDemoAccounts, enabled: demo, staleTime: Infinity });
  if (!demo) return <div className="narrow"><PageHeading title={t('title')} /><p>{t('notHere')}</p></div>;
  return (
    <>
      <PageHeading title={t('title')} />
      <QueryState query={accounts}>
        {(list) => (
          <>
            <p className="lead">{t('lead', { password: list.password })}</p>
            <h2>{t('pathTitle')}</h2>
            <ol><li>{t('pathApply')}</li><li>{t('pathReview')}</li><li>{t('pathPay')}</li></ol>
            <Accounts accounts={list.accounts} />
          </>
        )}
      </QueryState>
      <h2>{t('links')}</h2>
      <ul><li><a href="/api/openapi.json">{t('openApi')}</a></li><li><a href={`${issuer}/.well-known/openid-configuration`}>{t('identity')}</a></li></ul>
    </>
  );
};
