declare module 'jstat' {
  /** The part of jStat that is used; the package has no types of its own. */
  const jstat: {
    readonly normal: {
      cdf(value: number, mean: number, deviation: number): number;
    };
  };
  export default jstat;
}
