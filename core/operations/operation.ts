/** One thing that an operator or a moderator set out to do. */

/** What it was about: ids, versions and counts. Never a reader's address, nor anything that somebody wrote. */
export type About = Readonly<Record<string, string | number | boolean>>;

export interface Operation {
  /** When, in UTC. */
  readonly at: string;
  /** An operator as AWS or their machine names them, which may be their address at work; a moderator as the agency file does. */
  readonly by: string;
  /** The command, such as `subscribers erase`, or what a moderator pressed: `submissions approve`. */
  readonly what: string;
  readonly about: About;
}
