import type { DataSource } from 'typeorm';

/** Does what is still to be done with an open connection, and closes it when that fails. */
export async function closingOnFailure<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** Does something with an open connection, and closes it. */
export async function closingAfterwards<T>(
  dataSource: DataSource,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
