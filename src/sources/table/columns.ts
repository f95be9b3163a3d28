import type { ColumnDefinition } from '../../model/source.ts';
import type { TableMapping } from './mapping.ts';

/** Every column that a mapping names, once; all are required. */
export function listColumns(mapping: TableMapping): readonly ColumnDefinition[] {
  const columns = new Map<string, ColumnDefinition>();
  const add = (tag: string, from: { readonly column?: string } | { readonly value: string } | undefined) => {
    const name = from !== undefined && 'column' in from ? from.column : undefined;
    if (name !== undefined && !columns.has(name)) columns.set(name, { name, tag, isRequired: true });
  };
  add('record-id', mapping.recordId);
  add('occurred', mapping.occurred);
  add('reported', mapping.reported);
  for (const [key, from] of Object.entries(mapping.place)) add(`place.${key}`, from);
  for (const substance of mapping.substances) add(`substance.${substance.role}`, substance);
  add('quantity.amount', mapping.quantity);
  add('quantity.unit', mapping.quantity?.unit);
  for (const [key, from] of Object.entries(mapping.route)) add(`route.${key}`, from);
  add('mode', mapping.mode);
  add('concealment', mapping.concealment);
  for (const detail of mapping.details) add(`details.${detail.key}`, detail);
  return [...columns.values()];
}
