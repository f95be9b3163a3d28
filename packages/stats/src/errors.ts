/** A caller gave what the function's contract excludes: lengths that differ, a level outside (0,1), a negative count. */
export class StatsInputError extends Error {
  /** Name of the argument or option at fault. */
  readonly argument: string;

  constructor(argument: string, problem: string) {
    super(`${argument}: ${problem}`);
    this.name = 'StatsInputError';
    this.argument = argument;
  }
}

/** Throws unless `value` lies strictly between 0 and 1. */
export function assertProbability(argument: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new StatsInputError(argument, `must lie in (0, 1), is ${value}`);
}

/** Throws unless `value` is finite and above 0. */
export function assertPositive(argument: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new StatsInputError(argument, `must be positive and finite, is ${value}`);
  }
}

/** Throws unless `value` is a whole number of at least `minimum`. */
export function assertWhole(argument: string, value: number, minimum: number): void {
  if (!Number.isInteger(value) || value < minimum) {
    throw new StatsInputError(argument, `must be a whole number of at least ${minimum}, is ${value}`);
  }
}
