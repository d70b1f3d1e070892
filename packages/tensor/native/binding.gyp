{
  'variables': { 'flags': ['-O3', '-std=gnu11', '-fPIC', '-ffp-contract=fast', '-Wall', '-Wextra'] },
  'target_defaults': {
    'cflags': ['<@(flags)'],
    'xcode_settings': { 'OTHER_CFLAGS': ['<@(flags)'], 'GCC_OPTIMIZATION_LEVEL': '3' }
  },
  'targets': [{
    'target_name': 'kernels',
    'sources': ['addon.c'],
    'conditions': [
      ['target_arch=="x64"', { 'dependencies': ['avx512', 'avx2', 'sse2'] }],
      ['target_arch=="arm64"', { 'dependencies': ['neon'] }]
    ]
  }],
  'conditions': [
    ['target_arch=="x64"', {
      'targets': [{
        'target_name': 'avx512', 'type': 'static_library', 'sources': ['kernels.c'],
        'defines': ['INSTRUCTION_SET=avx512'],
        'cflags': ['-mavx512f', '-mfma'],
        'xcode_settings': { 'OTHER_CFLAGS': ['-mavx512f', '-mfma'] }
      }, {
        'target_name': 'avx2', 'type': 'static_library', 'sources': ['kernels.c'],
        'defines': ['INSTRUCTION_SET=avx2'],
        'cflags': ['-mavx2', '-mfma'],
        'xcode_settings': { 'OTHER_CFLAGS': ['-mavx2', '-mfma'] }
      }, {
        'target_name': 'sse2', 'type': 'static_library', 'sources': ['kernels.c'],
        'defines': ['INSTRUCTION_SET=sse2']
      }]
    }],
    ['target_arch=="arm64"', {
      'targets': [{
        'target_name': 'neon', 'type': 'static_library', 'sources': ['kernels.c'],
        'defines': ['INSTRUCTION_SET=neon']
      }]
    }]
  ]
}
