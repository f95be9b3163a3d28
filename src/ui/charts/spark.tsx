/** A small bar chart of the last periods, for lists; the figures stand beside it, so readers of the page skip it. */
export function Spark(props: { readonly values: readonly number[]; readonly isAlarm?: boolean }) {
  const top = Math.max(1, ...props.values);
  const step = 78 / Math.max(1, props.values.length);
  return (
    <svg width="78" height="20" viewBox="0 0 78 20" aria-hidden="true" preserveAspectRatio="none">
      {props.values.map((value, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the identity
          key={index}
          x={index * step}
          y={20 - (value / top) * 20}
          width={Math.max(1, step - 1)}
          height={(value / top) * 20}
          fill={props.isAlarm && index >= props.values.length - 4 ? 'var(--alarm)' : 'var(--bar)'}
        />
      ))}
    </svg>
  );
}
