import { Worker } from 'node:worker_threads';

/** What one worker is to do: every seed from the first on, in steps of `every`, until `end`. */
export interface WorkerTask {
  readonly from: number;
  readonly end: number;
  readonly every: number;
}

/** Seeds to be tried, and by how many workers. */
export interface Campaign<Report> {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  /** The program of a worker, which posts a report after every batch; another one for a copy of the packages. */
  readonly program: URL;
  readonly together: (one: Report, other: Report) => Report;
  /** Asked after every batch: whether enough was seen. */
  readonly isEnough: (report: Report) => boolean;
  /** Told after every batch. */
  readonly onProgress?: (report: Report) => void;
}

/**
 * Tries the seeds, side by side.
 *
 * @param nothingYet the report of no seed
 */
export async function runCampaign<Report>(nothingYet: Report, campaign: Campaign<Report>): Promise<Report> {
  const { from, seeds, workers, program, together, isEnough, onProgress } = campaign;
  let report = nothingYet;
  const started: Worker[] = [];
  const stopAll = (): Promise<unknown> => Promise.all(started.map((worker) => worker.terminate()));
  const ended = Array.from({ length: workers }, (_, number) => {
    const task: WorkerTask = { from: from + number, end: from + seeds, every: workers };
    const worker = new Worker(program, { workerData: task });
    started.push(worker);
    return new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => resolve());
      worker.on('message', (batch: Report) => {
        report = together(report, batch);
        onProgress?.(report);
        if (isEnough(report)) void stopAll();
      });
    });
  });
  await Promise.all(ended);
  return report;
}
