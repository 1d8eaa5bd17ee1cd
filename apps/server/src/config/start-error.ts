/** Why the server could not start, in one sentence that names the cure; shown to the operator without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
