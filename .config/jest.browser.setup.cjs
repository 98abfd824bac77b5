// Two browsers, two cores and everything else of the run: once in some thousand presses a button is drawn anew under the
// pointer. What fails is told with its reason and tried once more; what fails twice has failed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
