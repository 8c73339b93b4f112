/** True for an error of the operating system with this code (`EEXIST`, `ENOENT`, …). By its shape: tests run in a realm of their own. */
export const hasCode = (error: unknown, code: string): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === code;
