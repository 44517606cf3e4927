/** Who got a mailing twice, by what SES says of its own accord: one message id more than there are people. */

/** A copy that SES says it accepted. */
export interface Accepted {
  readonly call: number;
  readonly recipient: string;
  readonly messageId: string;
}

/** Copies of one mailing beyond the first of each person; a copy of which SES tells twice is one. */
export const doubledAmong = (accepted: readonly Accepted[]): number =>
  new Set(accepted.map(({ recipient, messageId }) => `${recipient} ${messageId}`)).size -
  new Set(accepted.map(({ recipient }) => recipient)).size;
