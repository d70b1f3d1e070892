/** Images as bytes with their labels; arrays may lie in shared memory. */
export interface ImageSplit {
  readonly count: number;
  /** [count, height, width, channels], 0 to 255. */
  readonly images: Uint8Array;
  /** Class of each image. */
  readonly labels: Uint8Array;
}

/** What a data set is, without its images. */
export interface DatasetInfo {
  readonly name: string;
  readonly summary: string;
  readonly source: string;
  readonly licence: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
  /** Mean and standard deviation of pixels / 255 over the training split, by channel. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** True where mirroring left to right keeps the class. */
  readonly flip: boolean;
}

/** The part of a data set that a search may see. */
export interface SearchData {
  readonly info: DatasetInfo;
  readonly train: ImageSplit;
  readonly validation: ImageSplit;
}

/** A data set with its test split, which only the final measurement may touch. */
export interface Dataset extends SearchData {
  readonly test: ImageSplit;
}

/** How many images of each split to load; the first ones in the split's own order. */
export interface DatasetSize {
  readonly train?: number;
  readonly validation?: number;
  readonly test?: number;
}

/** One data set of the list. */
export interface DatasetSource {
  readonly info: DatasetInfo;
  /** True where `load` needs a folder of files. */
  readonly needsFolder: boolean;
  load(options: { readonly folder?: string; readonly size?: DatasetSize }): Promise<Dataset>;
}
