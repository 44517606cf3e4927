/** Who works on this machine, for the record of what operators did. */
import { userInfo } from 'node:os';

/** The name of the account on this machine; a machine that knows none for its number is as good as nameless. */
export function whoIsHere(): string {
  try {
    return `${userInfo().username} on this machine`;
  } catch {
    return 'somebody on this machine';
  }
}
