import { useCallback } from 'react';
import { useOperation } from '../api/api-provider';

/** Names of regions by code. A code that is not in the list is shown as it is. */
export const useRegions = () => {
  const reference = useOperation('getReference', {});
  const regions = reference.data?.regions;
  const regionName = useCallback((code: string): string => {
    const region = regions?.find((one) => one.code === code);
    const parent = region?.level === 'district' ? regions?.find((one) => one.code === region.parentCode) : undefined;
    return region === undefined ? code : `${parent?.name ?? ''}${region.name}`;
  }, [regions]);
  return { regions: regions ?? [], regionName };
};
