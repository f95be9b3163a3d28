/**
 * What a list is narrowed by. Only what is asked for stands in the text, so that a plan which is made once for a text knows it; a condition on a
 * parameter that may be `null` hides every index from such a plan.
 */
export class Conditions {
  /** The parameters, in the order of their numbers. */
  readonly values: unknown[];
  readonly #texts: string[] = [];

  /** Parameters that other parts of the statement name already. */
  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  /** Adds a condition on a value where there is one; the text is made with the name of its parameter. */
  on(value: unknown, textOf: (parameter: string) => string): this {
    if (value === null || value === undefined) return this;
    this.values.push(value);
    this.#texts.push(`(${textOf(`$${this.values.length}`)})`);
    return this;
  }

  /** Adds a condition without a value of its own, where it holds that it is asked for. */
  when(isAsked: boolean | undefined, text: string): this {
    if (isAsked) this.#texts.push(`(${text})`);
    return this;
  }

  get where(): string {
    return this.#texts.length === 0 ? '' : `where ${this.#texts.join(' and ')}`;
  }
}

/** The page of a list: the two parameters after those of its conditions. */
export const pageOf = (values: readonly unknown[]): string =>
  `limit $${values.length + 1} offset $${values.length + 2}`;
