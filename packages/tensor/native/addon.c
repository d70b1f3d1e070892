/*
 * The addon: `instructionSets`, those that this machine has, best first, and `bind(buffer, name)`, the
 * kernels of one of them over a memory, each called with the place of its argument block.
 *
 * Nothing is kept between environments, so that every worker thread may load it and end at any time.
 * Each function refers to the buffer, so the memory lives as long as any of them.
 */
#include <node_api.h>
#include <stdlib.h>
#include <string.h>
#include "kernel-table.h"

struct instructionSet {
  const char *name;
  const struct kernelTable *kernels;
};

#if defined(__x86_64__)
extern const struct kernelTable kernels_avx512, kernels_avx2, kernels_sse2;
static size_t instructionSets(struct instructionSet *sets) {
  size_t count = 0;
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("fma"))
    sets[count++] = (struct instructionSet){"avx512", &kernels_avx512};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    sets[count++] = (struct instructionSet){"avx2", &kernels_avx2};
  sets[count++] = (struct instructionSet){"sse2", &kernels_sse2};
  return count;
}
#else
extern const struct kernelTable kernels_neon;
static size_t instructionSets(struct instructionSet *sets) {
  sets[0] = (struct instructionSet){"neon", &kernels_neon};
  return 1;
}
#endif

/* What a function of JavaScript calls. */
struct bound {
  kernel *run;
  char *memory;
};

static napi_value call(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  void *data;
  uint32_t block;
  if (napi_get_cb_info(env, info, &count, &argument, NULL, &data) != napi_ok) return NULL;
  if (napi_get_value_uint32(env, argument, &block) != napi_ok) {
    napi_throw_type_error(env, NULL, "place of an argument block must be a number.");
    return NULL;
  }
  const struct bound *bound = data;
  bound->run(bound->memory, bound->memory + block);
  return NULL;
}

static void release(napi_env env, void *data, void *hint) {
  (void)env;
  (void)hint;
  free(data);
}

/* Defines one kernel as a function that keeps the buffer. */
static int define(napi_env env, napi_value into, const char *name, struct bound kernel,
                  napi_value buffer) {
  napi_value function;
  struct bound *bound = malloc(sizeof *bound);
  if (!bound) return 0;
  *bound = kernel;
  return napi_create_function(env, name, NAPI_AUTO_LENGTH, call, bound, &function) == napi_ok &&
         napi_add_finalizer(env, function, bound, release, NULL, NULL) == napi_ok &&
         napi_set_named_property(env, function, "memory", buffer) == napi_ok &&
         napi_set_named_property(env, into, name, function) == napi_ok;
}

static const struct kernelTable *kernelsOf(const char *name) {
  struct instructionSet sets[3];
  const size_t count = instructionSets(sets);
  for (size_t i = 0; i < count; i++)
    if (!strcmp(sets[i].name, name)) return sets[i].kernels;
  return NULL;
}

static napi_value bind(napi_env env, napi_callback_info info) {
  size_t count = 2, length = 0;
  napi_value arguments[2], into;
  char name[16] = "", *memory = NULL;
  napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
  if (napi_get_arraybuffer_info(env, arguments[0], (void **)&memory, &length) != napi_ok || !length ||
      napi_get_value_string_utf8(env, arguments[1], name, sizeof name, NULL) != napi_ok) {
    napi_throw_type_error(env, NULL, "bind must be given an ArrayBuffer and an instruction set.");
    return NULL;
  }
  const struct kernelTable *kernels = kernelsOf(name);
  if (!kernels) {
    napi_throw_range_error(env, NULL, "instruction set must be one of this machine.");
    return NULL;
  }
  napi_create_object(env, &into);
  int done = 1;
#define DEFINE(kernel) \
  done = done && define(env, into, #kernel, (struct bound){kernels->kernel, memory}, arguments[0]);
  KERNELS(DEFINE)
#undef DEFINE
  if (!done) napi_throw_error(env, NULL, "kernels must be bound, but Node-API refused.");
  return into;
}

NAPI_MODULE_INIT() {
  struct instructionSet sets[3];
  const size_t count = instructionSets(sets);
  napi_value names, function;
  napi_create_array(env, &names);
  for (size_t i = 0; i < count; i++) {
    napi_value name;
    napi_create_string_utf8(env, sets[i].name, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, names, (uint32_t)i, name);
  }
  napi_set_named_property(env, exports, "instructionSets", names);
  napi_create_function(env, "bind", NAPI_AUTO_LENGTH, bind, NULL, &function);
  napi_set_named_property(env, exports, "bind", function);
  return exports;
}
