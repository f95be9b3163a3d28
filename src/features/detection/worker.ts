import { parentPort, workerData } from 'node:worker_threads';
import type { DetectionInput } from '../../model/detector.ts';
import { prepareDetection } from './engine/detect.ts';

// A thread of its own: it is given the reports once and judges one as-of date after the other.
const prepared = prepareDetection(workerData as Omit<DetectionInput, 'asOf'>);
parentPort?.on('message', (asOf: string) => parentPort?.postMessage(prepared.detect(asOf)));
