import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const down = {
  vocabulary: ['vocabulary'],
  contract: ['vocabulary'],
  backend: ['vocabulary', 'contract'],
  family: ['vocabulary', 'contract', 'backend'],
  engine: ['vocabulary', 'contract'],
  testkit: ['vocabulary', 'contract'],
  catalogue: ['vocabulary', 'contract'],
  benchmark: ['vocabulary', 'contract', 'catalogue'],
  app: ['vocabulary', 'contract', 'backend', 'family', 'engine', 'catalogue', 'benchmark'],
  experiment: ['vocabulary', 'contract', 'backend', 'family', 'engine', 'catalogue', 'benchmark'],
};

const boundaries = (testing) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    banTransitiveDependencies: !testing,
    allow: [],
    depConstraints: Object.entries(down).map(([layer, allowed]) => ({
      sourceTag: `layer:${layer}`,
      onlyDependOnLibsWithTags: [
        ...allowed,
        ...(testing ? ['testkit', 'catalogue', 'benchmark'] : []),
      ].map((name) => `layer:${name}`),
    })),
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/*.mjs',
      '**/*.mts',
      '**/vitest.config.ts',
      '**/assembly',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(false),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 10],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test-d.ts', '**/*.bench.ts', '**/tests/**'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(true),
      'max-lines-per-function': 'off',
    },
  },
);
