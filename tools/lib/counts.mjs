/**
 * What a step of `npm test` comes to.
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [remark] why something counts as failed that no test says
 */

/**
 * Counts a vitest JSON report. A file that could not be run counts as one failure, and so does a run without a test.
 * @param {any} report undefined when there is none
 * @param {number} code exit code of the runner
 * @returns {Count}
 */
export function countVitest(report, code) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, remark: 'the runner ended without a report' };
  const unrun = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ one) => one.status === 'failed'),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  return settled({ passed: report.numPassedTests, failed: report.numFailedTests + unrun.length, skipped }, code);
}

/**
 * Counts a Playwright JSON report. What passed only on a second try counts as failed.
 * @param {any} report undefined when there is none
 * @param {number} code exit code of the runner
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, remark: 'the runner ended without a report' };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settled({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/**
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
function settled(count, code) {
  if (count.passed + count.failed === 0) return { ...count, failed: 1, remark: 'no test was run' };
  if (code !== 0 && count.failed === 0) return { ...count, failed: 1, remark: `the runner ended with code ${code}` };
  return count;
}
