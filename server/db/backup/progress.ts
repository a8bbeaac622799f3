/** How far a job has come. */
export type BackupProgress = {
  step: 'copying' | 'files' | 'verifying' | 'preparing';
  done?: number;
  total?: number;
  unit?: 'pages' | 'files';
};

export type Report = (progress: BackupProgress) => void;

/** How a job is watched and ended. */
export type JobWatch = { signal: AbortSignal; report?: Report | undefined };
