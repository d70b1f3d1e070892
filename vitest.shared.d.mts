/** What every package's tests share: run from source, one fork a file, nothing printed. */
declare const _default: import("vite").UserConfig;
export default _default;
//# sourceMappingURL=vitest.shared.d.mts.map