"""What Optuna takes for a trial of its NSGA-II sampler, without training.

Reads one JSON task from standard input and writes microseconds of processor time to standard output: of the whole
ask, suggest and tell in memory, and of the sampler's own methods alone.
"""
import json
import sys
import time

try:
    import optuna
except ImportError:
    sys.exit(3)

SAMPLING = (
    "infer_relative_search_space",
    "sample_relative",
    "sample_independent",
    "before_trial",
    "after_trial",
)


def timed(sampler, spent):
    """The sampler, whose outermost calls add their seconds to spent[0]."""
    depth = [0]

    def wrap(method):
        def call(*arguments, **named):
            start = time.process_time()
            depth[0] += 1
            try:
                return method(*arguments, **named)
            finally:
                depth[0] -= 1
                if depth[0] == 0:
                    spent[0] += time.process_time() - start

        return call

    for name in SAMPLING:
        setattr(sampler, name, wrap(getattr(sampler, name)))
    return sampler


def values(choices, options):
    places = [choice / (options - 1) for choice in choices]
    return [sum(places) / len(places), sum((1 - place) ** 2 for place in places) / len(places)]


def run(task, seed):
    spent = [0.0]
    sampler = optuna.samplers.NSGAIISampler(population_size=task["populationSize"], seed=seed)
    study = optuna.create_study(directions=["maximize"] * 2, sampler=timed(sampler, spent))
    options = list(range(task["options"]))
    names = [f"choice{at}" for at in range(task["decisions"])]
    total = 0.0
    for _ in range(task["trials"]):
        start = time.process_time()
        trial = study.ask()
        choices = [trial.suggest_categorical(name, options) for name in names]
        total += time.process_time() - start
        found = values(choices, task["options"])
        start = time.process_time()
        study.tell(trial, found)
        total += time.process_time() - start
    return total, spent[0]


def main():
    task = json.load(sys.stdin)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    runs = [run(task, seed) for seed in range(task["runs"])]
    best = min(runs)
    microseconds = [1e6 * seconds / task["trials"] for seconds in best]
    json.dump(
        {
            "version": optuna.__version__,
            "totalMicroseconds": microseconds[0],
            "samplerMicroseconds": microseconds[1],
        },
        sys.stdout,
    )


main()
