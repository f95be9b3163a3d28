/**
 * The day on which a signal was raised: on which somebody could first see it. That is the date of the first run that found it where the
 * run was made then, and the day on which it was made where it looked back: detect, in 7-1-7, is what was noticed and not what could have
 * been (Frieden et al. 2021, Lancet 398:638). In the sample time stands still, and runs are taken to have been made on their dates.
 */
export function raisedOn(
  signal: { readonly firstRunOn: string; readonly raisedAt: Date },
  { now, isSimulated }: { readonly now: Date; readonly isSimulated: boolean },
): string {
  if (isSimulated) return signal.firstRunOn;
  // Nobody looks at it before it is raised, whatever the clock of the database says.
  const made = new Date(Math.min(signal.raisedAt.getTime(), now.getTime())).toISOString().slice(0, 10);
  return made > signal.firstRunOn ? made : signal.firstRunOn;
}
