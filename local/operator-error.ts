/** Something an operator can mend: its message is all they see, and the command ends with 1. */
export class OperatorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OperatorError';
  }
}
