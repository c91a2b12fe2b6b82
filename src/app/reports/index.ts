// app/reports: what is a customer told of a month, and who has answered for it?
// Takes: who asks, the store, the present. Gives: the draft of a month's report, reports that people issued, frozen in both
// languages; or a refusal. Knows nothing of HTTP, nor of how a report is shown or printed.
export { previewReport } from './draft-report.ts';
export { issueReport } from './issue-report.ts';
export { readReport, reportFor, reportsFor } from './issued-reports.ts';
