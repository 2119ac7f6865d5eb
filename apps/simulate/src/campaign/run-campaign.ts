import { Worker } from 'node:worker_threads';
import { addCounts } from '@ticket-distribution/simulation';
import { type BatchReport, NOTHING_YET, type WorkerTask } from './campaign-report.js';

/** Seeds to be tried, and by how many workers. */
export interface Campaign {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  /** The program of a worker; another one for a copy of the packages. */
  readonly program: URL;
  /** Asked after every batch: whether enough was seen. */
  readonly isEnough: (report: BatchReport) => boolean;
}

/** Tries the seeds, side by side. */
export async function runCampaign(campaign: Campaign, onProgress: (report: BatchReport) => void): Promise<BatchReport> {
  const { from, seeds, workers, program, isEnough } = campaign;
  let report = NOTHING_YET;
  const started: Worker[] = [];
  const stopAll = (): Promise<unknown> => Promise.all(started.map((worker) => worker.terminate()));
  const ended = Array.from({ length: workers }, (_, number) => {
    const task: WorkerTask = { from: from + number, end: from + seeds, every: workers };
    const worker = new Worker(program, { workerData: task });
    started.push(worker);
    return new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => resolve());
      worker.on('message', (batch: BatchReport) => {
        report = together(report, batch);
        onProgress(report);
        if (isEnough(report)) void stopAll();
      });
    });
  });
  await Promise.all(ended);
  return report;
}

function together(one: BatchReport, other: BatchReport): BatchReport {
  const counts = { ...one.counts };
  addCounts(counts, other.counts);
  return {
    seeds: one.seeds + other.seeds,
    steps: one.steps + other.steps,
    simulatedMs: one.simulatedMs + other.simulatedMs,
    counts,
    broken: [...one.broken, ...other.broken].toSorted((first, second) => first.seed - second.seed),
  };
}
