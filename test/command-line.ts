/** How the benches and the chaos run hear what they are asked for, and answer who asks for something else. */

/**
 * What `read` makes of the command line. Undefined when nothing is to be run: `read` found that only the usage is asked for
 * (null), which is printed, or threw because it knows no such option; then the process is going to end with 2.
 */
export function readCommandLine<Options>(usage: string, read: () => Options | null): Options | undefined {
  try {
    const options = read();
    if (options !== null) return options;
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return;
}
