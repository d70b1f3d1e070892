import { testFile, trainingFiles } from '../cifar10.ts';

/** A file to fetch, as its publisher describes it. */
export interface SourceFile {
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal; MD5 is what the publishers state, SHA-256 guards against a forged file. */
  readonly md5: string;
  readonly sha256: string;
  /** Files taken out of a .tar.gz, which is then deleted; absent where the file itself is wanted. */
  readonly members?: readonly string[];
}

/** Where a set is fetched from: any of the addresses, each ending in a slash, and its files. */
export interface Source {
  readonly addresses: readonly string[];
  readonly files: readonly SourceFile[];
}

/** The only hosts that are ever asked, also after a redirect. */
export const allowedHosts: readonly string[] = [
  'raw.githubusercontent.com',
  'ossci-datasets.s3.amazonaws.com',
  'storage.googleapis.com',
  'www.cs.toronto.edu',
  'cave.cs.toronto.edu',
];

/** The sets that can be fetched. */
export const sources: Readonly<Record<string, Source>> = {
  'fashion-mnist': {
    addresses: [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    ],
    files: [
      {
        file: 'train-images-idx3-ubyte.gz',
        bytes: 26_421_880,
        md5: '8d4fb7e6c68d591d4c3dfef9ec88bf0d',
        sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      },
      {
        file: 'train-labels-idx1-ubyte.gz',
        bytes: 29_515,
        md5: '25c81989df183df01b3e8a0aad5dffbe',
        sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      },
      {
        file: 't10k-images-idx3-ubyte.gz',
        bytes: 4_422_102,
        md5: 'bef4ecab320f06d8554ea6380940ec79',
        sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      },
      {
        file: 't10k-labels-idx1-ubyte.gz',
        bytes: 5_148,
        md5: 'bb300cfdad3c16e7a12a480ee83cd310',
        sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      },
    ],
  },
  mnist: {
    addresses: [
      'https://ossci-datasets.s3.amazonaws.com/mnist/',
      'https://storage.googleapis.com/cvdf-datasets/mnist/',
    ],
    files: [
      {
        file: 'train-images-idx3-ubyte.gz',
        bytes: 9_912_422,
        md5: 'f68b3c2dcbeaaa9fbdd348bbdeb94873',
        sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      },
      {
        file: 'train-labels-idx1-ubyte.gz',
        bytes: 28_881,
        md5: 'd53e105ee54ea40749a09fcbcd1e9432',
        sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      },
      {
        file: 't10k-images-idx3-ubyte.gz',
        bytes: 1_648_877,
        md5: '9fb629c4189551a2d022fa330f9573f3',
        sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      },
      {
        file: 't10k-labels-idx1-ubyte.gz',
        bytes: 4_542,
        md5: 'ec29112dd5afa0611ce80d1b7f02629c',
        sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      },
    ],
  },
  cifar10: {
    addresses: ['https://www.cs.toronto.edu/~kriz/'],
    files: [
      {
        file: 'cifar-10-binary.tar.gz',
        bytes: 170_052_171,
        md5: 'c32a1d4ab5d03f1284b67883e8d87530',
        sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
        members: [...trainingFiles, testFile],
      },
    ],
  },
};
