"""The same networks in PyTorch, for the benchmark of @espalier/tensor.

Reads one JSON object from standard input:
  {"network": {...}, "images": n, "seconds": s, "threads": t, "channelsLast": true,
   "check": null or {"weights": {name: [...]}, "images": [...], "labels": [...]}}
and writes one: {"torch", "training", "inference" (images a second), "peakBytes", "loss", "gradients"}.
Networks are those of src/bench/networks.ts: explicit padding, the operators named in `layer`.
"""

import json
import resource
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


class Graph(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.nodes = network["nodes"]
        self.output = network["output"]
        self.layers = nn.ModuleDict()
        channels = {}
        for node in self.nodes:
            inputs = [channels[i] for i in node["inputs"]]
            module, channels[node["id"]] = layer(node, inputs)
            if module is not None:
                self.layers[key(node["id"])] = module

    def forward(self, images):
        values = {}
        for node in self.nodes:
            inputs = [values[i] for i in node["inputs"]] or [images]
            values[node["id"]] = self.run(node, inputs)
        return values[self.output].flatten(1)

    def run(self, node, inputs):
        name = node["operator"]
        if name == "input":
            return inputs[0]
        if name == "add":
            return sum(inputs[1:], inputs[0])
        if name == "globalAveragePool":
            return inputs[0].mean((2, 3), keepdim=True)
        if name == "relu":
            return F.relu(inputs[0])
        return self.layers[key(node["id"])](inputs[0])


def key(name):
    return name.replace(".", "_")


def layer(node, inputs):
    a, name = node["attributes"], node["operator"]
    if name == "input":
        return None, a["shape"]["channels"]
    c = inputs[0]
    if name == "conv":
        return nn.Conv2d(c, a["filters"], a["kernel"], a["stride"], a["padding"], bias=False), a["filters"]
    if name == "depthwiseConv":
        return nn.Conv2d(c, c, a["kernel"], a["stride"], a["padding"], groups=c, bias=False), c
    if name == "dense":
        return nn.Conv2d(c, a["units"], 1), a["units"]
    if name == "averagePool":
        return nn.AvgPool2d(a["kernel"], a["stride"], a["padding"], count_include_pad=False), c
    if name == "batchNorm":
        activations = {"none": nn.Identity(), "relu": nn.ReLU(), "relu6": nn.ReLU6()}
        return nn.Sequential(nn.BatchNorm2d(c, eps=a["epsilon"]), activations[a["activation"]]), c
    if name in ("add", "globalAveragePool", "relu"):
        return None, c
    raise ValueError(name)


def load(model, weights):
    """Values in the layout of Espalier: filters [height, width, inputs, outputs]."""
    parameters = {}
    for node in model.nodes:
        if key(node["id"]) not in model.layers:
            continue
        module = model.layers[key(node["id"])]
        norm = module[0] if isinstance(module, nn.Sequential) else None
        for own, theirs in (("kernel", "weight"), ("bias", "bias"), ("gamma", "weight"), ("beta", "bias")):
            values = weights.get(f"{node['id']}/{own}")
            if values is None:
                continue
            parameter = getattr(norm if norm is not None else module, theirs)
            with torch.no_grad():
                parameter.copy_(to_torch(torch.tensor(values), own, node, parameter))
            parameters[f"{node['id']}/{own}"] = (parameter, own, node)
    return parameters


def to_torch(values, own, node, parameter):
    if own != "kernel":
        return values
    outputs, inputs, height, width = parameter.shape
    if node["operator"] == "depthwiseConv":
        return values.reshape(height, width, outputs).permute(2, 0, 1).unsqueeze(1)
    return values.reshape(height, width, inputs, outputs).permute(3, 2, 0, 1)


def from_torch(gradient, own, node):
    if own != "kernel":
        return gradient.flatten().tolist()
    if node["operator"] == "depthwiseConv":
        return gradient.squeeze(1).permute(1, 2, 0).flatten().tolist()
    return gradient.permute(2, 3, 1, 0).flatten().tolist()


def rate(step, images, seconds):
    """Images a second by the fastest of the steps of `seconds`."""
    for _ in range(2):
        step()
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        step()
        best = min(best, time.perf_counter() - start)
    return images / best


def main():
    job = json.load(sys.stdin)
    torch.set_num_threads(job["threads"])
    layout = torch.channels_last if job["channelsLast"] else torch.contiguous_format
    model = Graph(job["network"]).to(memory_format=layout)
    shape = job["network"]["nodes"][0]["attributes"]["shape"]
    n, extents = job["images"], (shape["height"], shape["width"], shape["channels"])
    answer = {"torch": torch.__version__}
    if job["check"] is not None:
        parameters = load(model, job["check"]["weights"])
        images = torch.tensor(job["check"]["images"]).reshape(n, *extents).permute(0, 3, 1, 2)
        loss = F.cross_entropy(model(images), torch.tensor(job["check"]["labels"]))
        loss.backward()
        answer["loss"] = loss.item()
        answer["gradients"] = {
            name: from_torch(parameter.grad, own, node) for name, (parameter, own, node) in parameters.items()
        }
    else:
        images = torch.randn(n, extents[2], *extents[:2]).to(memory_format=layout)
        labels = torch.randint(0, 10, (n,))
        optimizer = torch.optim.SGD(model.parameters(), 0.05, 0.9)

        def train():
            optimizer.zero_grad()
            loss = F.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            return loss.item()

        def infer():
            with torch.inference_mode():
                return model(images)

        answer["training"] = rate(train, n, job["seconds"])
        model.eval()
        answer["inference"] = rate(infer, n, job["seconds"])
        answer["peakBytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    json.dump(answer, sys.stdout)


main()
