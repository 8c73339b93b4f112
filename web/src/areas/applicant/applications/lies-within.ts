type Region = { readonly code: string; readonly parentCode: string | null };

/** Whether a region is another one or lies in it. */
export const liesWithin = (regions: readonly Region[], code: string | null, outer: string): boolean =>
  code === outer || (code !== null && liesWithin(regions, regions.find((one) => one.code === code)?.parentCode ?? null, outer));
