// Runs vitest and reads what it found from its JSON report: how many tests passed and failed, and each failure.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Arguments of a vitest run over `projects` whose report `readReport` will find under `name`. */
export function vitestArguments(root, name, projects) {
  const report = reportFile(root, name);
  mkdirSync(join(root, 'reports'), { recursive: true });
  rmSync(report, { force: true });
  return ['run', '--reporter=json', `--outputFile=${report}`, ...projects.flatMap((project) => ['--project', project])];
}

/** What the run came to: `{ passed, failed, findings }`. A file that could not be loaded counts as one failure. */
export function readReport(root, name) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile(root, name), 'utf8'));
  } catch {
    return { passed: 0, failed: 1, findings: [finding('no report was written: vitest itself ended early', name)] };
  }
  const files = report.testResults;
  const tests = files.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, path: relative(root, file.name) })),
  );
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = tests.filter((test) => test.status === 'failed');
  const idle = tests.filter((test) => test.status !== 'failed' && test.status !== 'passed');
  const findings = [
    ...broken.map((file) => finding(file.message, relative(root, file.name))),
    ...failed.map((test) => finding(test.failureMessages.join('\n'), `${test.path} › ${test.fullName}`)),
    ...idle.map((test) => finding('a test that did not run', `${test.path} › ${test.fullName}`)),
  ];
  if (tests.length === 0) findings.push(finding('no test ran', name));
  if (!report.success && findings.length === 0) findings.push(finding('an error outside of any test', name));
  return { passed: tests.length - failed.length - idle.length, failed: findings.length, findings };
}

function reportFile(root, name) {
  return join(root, 'reports', `vitest-${name}.json`);
}

function finding(what, where) {
  const lines = what.split('\n').filter((line) => !/node_modules|^\s+at (async )?(file:|node:)/.test(line));
  // A counterexample may hold a whole calendar; its beginning is enough, the report in reports/ has all of it.
  const shown = lines.slice(0, 14).map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line));
  return { what: shown.join('\n'), where };
}
