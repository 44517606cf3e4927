/** Seconds of processor time that some work takes: however busy the machine is with other things, they stay the same. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
