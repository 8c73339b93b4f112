/** Whoever asks while it is under way gets what the first one gets. */
export const onceAtATime = <Result>(perform: () => Promise<Result>): (() => Promise<Result>) => {
  let underWay: Promise<Result> | null = null;
  return () => {
    underWay ??= perform().finally(() => { underWay = null; });
    return underWay;
  };
};
