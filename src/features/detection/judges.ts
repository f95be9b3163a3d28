import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DetectionInput, DetectionOutput } from '../../model/detector.ts';
import { prepareDetection } from './engine/detect.ts';

/** Threads that judge: as many as the smallest computer that we measure on has cores. */
const THREADS = 2;
/** Dates that a thread takes at a time: neighbours share most of what they compute. */
const BLOCK = 16;

export interface Judges {
  /** Judges the dates, oldest first; the results come in the order of the dates. */
  judge(dates: readonly string[]): AsyncGenerator<DetectionOutput>;
  close(): Promise<void>;
}

/** Judges for one reading of the data: threads of `worker`, the built `worker.ts`; without it the calling thread judges. */
export function openJudges(
  input: Omit<DetectionInput, 'asOf'>,
  { worker, threads = THREADS }: { readonly worker?: URL | undefined; readonly threads?: number },
): Judges {
  return worker === undefined ? judgeHere(input) : new JudgingThreads(input, { worker, threads });
}

function judgeHere(input: Omit<DetectionInput, 'asOf'>): Judges {
  const prepared = prepareDetection(input);
  return {
    async *judge(dates) {
      for (const asOf of dates) {
        await setImmediate();
        yield prepared.detect(asOf);
      }
    },
    close: async () => undefined,
  };
}

class JudgingThreads implements Judges {
  readonly #start: () => JudgingThread;
  readonly #threads: JudgingThread[] = [];
  readonly #most: number;

  constructor(input: Omit<DetectionInput, 'asOf'>, { worker, threads }: { worker: URL; threads: number }) {
    this.#start = () => new JudgingThread(worker, input);
    this.#most = threads;
  }

  async *judge(dates: readonly string[]): AsyncGenerator<DetectionOutput> {
    const blocks = cutBlocks(dates, this.#most);
    while (this.#threads.length < Math.min(this.#most, blocks.length)) this.#threads.push(this.#start());
    const asked: Promise<DetectionOutput>[][] = [];
    for (let done = 0; done < blocks.length; done++) {
      // No further ahead than the one block that each thread has waiting: results take memory until they are fetched.
      while (asked.length < Math.min(blocks.length, done + 2 * this.#threads.length)) {
        const thread = this.#threads[asked.length % this.#threads.length]!;
        asked.push(blocks[asked.length]!.map((asOf) => thread.ask(asOf)));
      }
      for (const answer of asked[done]!) yield await answer;
      asked[done] = [];
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

function cutBlocks(dates: readonly string[], threads: number): string[][] {
  const size = Math.max(1, Math.min(BLOCK, Math.ceil(dates.length / threads)));
  return Array.from({ length: Math.ceil(dates.length / size) }, (_, at) =>
    dates.slice(at * size, (at + 1) * size),
  );
}

interface Waiting {
  readonly resolve: (output: DetectionOutput) => void;
  readonly reject: (error: Error) => void;
}

/** One thread and the questions that it has yet to answer, in their order. */
class JudgingThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  constructor(file: URL, input: Omit<DetectionInput, 'asOf'>) {
    this.#worker = new Worker(file, { workerData: input });
    this.#worker.on('message', (output: DetectionOutput) => this.#waiting.shift()?.resolve(output));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the detection thread ended')));
  }

  ask(asOf: string): Promise<DetectionOutput> {
    const answer = new Promise<DetectionOutput>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      else this.#waiting.push({ resolve, reject });
    });
    // Who stops fetching leaves questions open; their failure is nobody's then.
    answer.catch(() => undefined);
    if (this.#failure === undefined) this.#worker.postMessage(asOf);
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
