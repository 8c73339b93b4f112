import { createContext, useContext } from 'react';
import type { Settings } from './settings';

export const SettingsContext = createContext<Settings | null>(null);

export const useSettings = (): Settings => {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('useSettings stands inside the portal.');
  return settings;
};
