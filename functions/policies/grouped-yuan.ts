/** Yuan text as people read it: "300000.00" → "300,000元". Works on text, never on numbers. */
export const groupedYuan = (yuan: string): string => `${yuan.replace(/\.00?$/, '').replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')}元`;
