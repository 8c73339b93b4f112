/**
 * The code of an operating-system error (EADDRINUSE, ENOENT, …), if it is one. Looks at the shape and not at the
 * class: under a test runner Node's own errors belong to another realm, where `instanceof Error` is false.
 */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
