import type { SourceMark } from './dated-series';

/** employees: persons; revenue and assets: lower bounds in units of 10 000 yuan, as the standard prints them. */
export interface TierBounds {
  readonly employees?: number;
  readonly revenueTenThousandYuan?: number;
  readonly assetsTenThousandYuan?: number;
}

export interface SizeStandard {
  /** Row of the table of 国统字〔2017〕213号. */
  readonly row: number;
  readonly title: string;
  readonly sourceMark: SourceMark;
  readonly large: TierBounds;
  readonly medium: TierBounds;
  readonly small: TierBounds;
}

const byRevenue = (revenueTenThousandYuan: number): TierBounds => ({ revenueTenThousandYuan });
const byStaff = (employees: number): TierBounds => ({ employees });
const byStaffAndRevenue = (employees: number, revenueTenThousandYuan: number): TierBounds => ({ employees, revenueTenThousandYuan });
const byStaffAndAssets = (employees: number, assetsTenThousandYuan: number): TierBounds => ({ employees, assetsTenThousandYuan });
const byRevenueAndAssets = (revenueTenThousandYuan: number, assetsTenThousandYuan: number): TierBounds => ({
  revenueTenThousandYuan,
  assetsTenThousandYuan,
});

function row(number: number, title: string, [large, medium, small]: readonly [TierBounds, TierBounds, TierBounds]): SizeStandard {
  // Rows 1-13 were found in published copies, the last three partly known from memory.
  return { row: number, title, sourceMark: number <= 13 ? 'published_copy' : 'memory', large, medium, small };
}

/** The lower bounds of 工信部联企业〔2011〕300号 as mapped to GB/T 4754-2017 by 国统字〔2017〕213号. */
export const sizeStandards = {
  agriculture: row(1, '农、林、牧、渔业', [byRevenue(20000), byRevenue(500), byRevenue(50)]),
  industry: row(2, '工业', [byStaffAndRevenue(1000, 40000), byStaffAndRevenue(300, 2000), byStaffAndRevenue(20, 300)]),
  construction: row(3, '建筑业', [byRevenueAndAssets(80000, 80000), byRevenueAndAssets(6000, 5000), byRevenueAndAssets(300, 300)]),
  wholesale: row(4, '批发业', [byStaffAndRevenue(200, 40000), byStaffAndRevenue(20, 5000), byStaffAndRevenue(5, 1000)]),
  retail: row(5, '零售业', [byStaffAndRevenue(300, 20000), byStaffAndRevenue(50, 500), byStaffAndRevenue(10, 100)]),
  transport: row(6, '交通运输业', [byStaffAndRevenue(1000, 30000), byStaffAndRevenue(300, 3000), byStaffAndRevenue(20, 200)]),
  warehousing: row(7, '仓储业', [byStaffAndRevenue(200, 30000), byStaffAndRevenue(100, 1000), byStaffAndRevenue(20, 100)]),
  postal: row(8, '邮政业', [byStaffAndRevenue(1000, 30000), byStaffAndRevenue(300, 2000), byStaffAndRevenue(20, 100)]),
  accommodation: row(9, '住宿业', [byStaffAndRevenue(300, 10000), byStaffAndRevenue(100, 2000), byStaffAndRevenue(10, 100)]),
  catering: row(10, '餐饮业', [byStaffAndRevenue(300, 10000), byStaffAndRevenue(100, 2000), byStaffAndRevenue(10, 100)]),
  information_transmission: row(11, '信息传输业', [
    byStaffAndRevenue(2000, 100000),
    byStaffAndRevenue(100, 1000),
    byStaffAndRevenue(10, 100),
  ]),
  software: row(12, '软件和信息技术服务业', [byStaffAndRevenue(300, 10000), byStaffAndRevenue(100, 1000), byStaffAndRevenue(10, 50)]),
  real_estate: row(13, '房地产开发经营', [
    byRevenueAndAssets(200000, 10000),
    byRevenueAndAssets(1000, 5000),
    byRevenueAndAssets(100, 2000),
  ]),
  property_management: row(14, '物业管理', [byStaffAndRevenue(1000, 5000), byStaffAndRevenue(300, 1000), byStaffAndRevenue(100, 500)]),
  leasing_and_business_services: row(15, '租赁和商务服务业', [
    byStaffAndAssets(300, 120000),
    byStaffAndAssets(100, 8000),
    byStaffAndAssets(10, 100),
  ]),
  other: row(16, '其他未列明行业', [byStaff(300), byStaff(100), byStaff(10)]),
} as const satisfies Record<string, SizeStandard>;
