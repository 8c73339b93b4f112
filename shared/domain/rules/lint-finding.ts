export interface LintFinding {
  /** Stable snake_case. */
  readonly code: string;
  /** Where: programme or overlay id, then the part (`values[2]`, `conditions[small-or-medium]`). */
  readonly path: string;
  /** Chinese. */
  readonly messageZh: string;
  readonly severity: 'error' | 'warning';
}

export const lintError = (code: string, path: string, messageZh: string): LintFinding => ({ code, path, messageZh, severity: 'error' });
export const lintWarning = (code: string, path: string, messageZh: string): LintFinding => ({ code, path, messageZh, severity: 'warning' });
