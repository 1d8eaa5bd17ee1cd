import type { BrowserContext, Page } from '@playwright/test';

// Runs in the page before anything of the page does.
const reporter = `document.addEventListener('securitypolicyviolation', (event) => {
  reportViolation(event.effectiveDirective + ' refused ' + event.blockedURI + ' ' + event.sourceFile + ':' + event.lineNumber);
});`;

/** Collects what must not happen on any page of a test: script errors, dialogs, and what the content policy refused. */
export const watchContext = async (context: BrowserContext, complaints: string[]): Promise<void> => {
  await context.exposeFunction('reportViolation', (violation: string) => complaints.push(`policy: ${violation}`));
  await context.addInitScript({ content: reporter });
  context.on('page', (page: Page) => {
    page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
};
