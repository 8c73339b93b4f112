import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import enUS from 'antd/locale/en_US';
import { Outlet } from 'react-router';
import { useLanguage } from '../language/language-provider';

/** Tokens that keep antd within WCAG 2.2 AA and in the colours of styles/tokens.css. */
const theme = {
  token: {
    colorPrimary: '#0a4f9e', colorLink: '#0a4f9e', colorText: '#1b2733', colorTextSecondary: '#4a5866', colorTextTertiary: '#4a5866', colorTextDescription: '#4a5866',
    colorTextPlaceholder: '#5d6b78', colorBorder: '#74828f', colorError: '#a1261f', colorWarning: '#7a4b00', colorSuccess: '#1b6b3a', borderRadius: 6, fontSize: 15,
    fontFamily: 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
};

/** Around the workbench areas, where antd's tables and forms are used: applicants' pages do without its weight. */
export const Component = () => {
  const { language } = useLanguage();
  return <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}><Outlet /></ConfigProvider>;
};
