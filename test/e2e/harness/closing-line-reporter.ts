import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** Prints the closing line that CI reads: `N passed, N failed, N skipped`. */
export default class ClosingLineReporter implements Reporter {
  private suite: Suite | null = null;
  private brokenFiles = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  /** A file that can't be loaded, or a world that does not start: its tests never ran. */
  onError(): void {
    this.brokenFiles += 1;
  }

  onEnd(result: FullResult): void {
    const outcomes = (this.suite?.allTests() ?? []).map((test) => ({ outcome: test.outcome(), ran: test.results.some(({ status }) => status !== 'skipped' && status !== 'interrupted') }));
    const passed = outcomes.filter(({ outcome, ran }) => ran && (outcome === 'expected' || outcome === 'flaky')).length;
    const failed = outcomes.filter(({ outcome }) => outcome === 'unexpected').length + this.brokenFiles;
    // A run that was cut short has not passed, even if nothing failed so far.
    const cut = result.status === 'passed' || failed > 0 ? 0 : 1;
    process.stdout.write(`${passed} passed, ${failed + cut} failed, ${outcomes.length - passed - outcomes.filter(({ outcome }) => outcome === 'unexpected').length} skipped\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
