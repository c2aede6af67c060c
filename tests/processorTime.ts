/** Milliseconds of this process's processor time since then: what else the computer does is not in it. */
export function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
