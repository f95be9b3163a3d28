/** What the database server's keeper says while it works. */
export const clusterEn = {
  initialising: 'Preparing the database for the first time …',
  recovering: 'The database is coming back after it was cut off; this can take a minute …',
  lost: 'The database server went away; starting it again …',
  back: 'The database is back.',
  noRoom: 'only {megabytes} MB are free where the database lies, {folder}',
  stillLost: 'The database could not be started; trying again.',
} as const;
