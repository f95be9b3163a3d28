import type { z } from 'zod';
import { DETECTORS } from '../../detectors/index.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { SignalResponse } from './contract.ts';

type Value = SignalResponse['method']['parameters'][number]['value'];

/** What a detector says of itself, with the parameters it runs with. */
export function describeMethod(id: string): SignalResponse['method'] {
  const found = DETECTORS.find((detector) => detector.id === id);
  if (found === undefined) throw new TocsinError('request.invalid', { reason: `no detector ${id}` });
  const shape = (found.parameters as unknown as z.ZodObject).shape as Record<string, z.ZodType>;
  return {
    id: found.id,
    version: found.version,
    label: found.label,
    description: found.description,
    figures: found.figures,
    citations: [...found.citations],
    parameters: Object.entries(found.defaults as Record<string, unknown>).map(([name, value]) => ({
      name,
      value: toValue(value),
      description: shape[name]?.description ?? '',
    })),
  };
}

function toValue(value: unknown): Value {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value) || value === null;
  return isPlain ? (value as Value) : JSON.stringify(value);
}
