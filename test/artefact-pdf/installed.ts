import { spawnSync } from 'node:child_process';

/** Whether a command can be started here. */
export function isInstalled(command: string): boolean {
  return spawnSync(command, ['-v'], { stdio: 'ignore' }).error === undefined;
}
