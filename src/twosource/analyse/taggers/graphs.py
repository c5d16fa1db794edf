"""The layers of the encoder as graphs of ONNX, run by onnxruntime on one core.

A graph is made when it is loaded, from the weights that the package has anyway: nothing is downloaded or written. The
weights stay whole numbers of eight bits; what meets them is rounded to eight bits as well, with one factor a group, so
that the tagger finds nearly, not exactly, what numpy finds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

from twosource.analyse.taggers.choosing import weights_of
from twosource.analyse.taggers.encoded import EncoderTagger, Weights
from twosource.analyse.taggers.encoder import EPSILON, Encoder, Floats, layers
from twosource.analyse.taggers.pieces import Vocabulary

Arrays = Mapping[str, NDArray[np.generic]]

# Operators of onnxruntime's own, and the versions of both sets that the graphs are written in.
_OWN = "com.microsoft"
_OPERATORS = (helper.make_opsetid("", 17), helper.make_opsetid(_OWN, 1))
_FORMAT = 8
_STACKS = ("layer", "seen.layer")


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEncoder(Encoder):
    """An encoder whose layers are run by onnxruntime.

    Attributes:
        graphs: a session for each stack of layers.
    """

    graphs: Mapping[str, onnxruntime.InferenceSession]

    def through(self, stack: str, states: Floats, sizes: Sequence[int]) -> Floats:
        """As :meth:`Encoder.through`; groups of one size are run together."""
        graph = self.graphs[stack]
        width = states.shape[1]
        if len(set(sizes)) == 1:
            (made,) = graph.run(None, {"states": states.reshape(len(sizes), sizes[0], width)})
            return np.asarray(made, dtype=np.float32).reshape(-1, width)
        groups = np.split(states, np.cumsum(sizes)[:-1])
        return np.concatenate([graph.run(None, {"states": group[None]})[0][0] for group in groups])

    @classmethod
    def unpacked(cls, arrays: Arrays) -> Self:
        """The encoder that :meth:`Encoder.packed` wrote."""
        plain = Encoder.unpacked(arrays)
        graphs = {stack: _session(arrays, stack, heads) for stack, heads in zip(_STACKS, plain.heads, strict=True)}
        return cls(weights=plain.weights, heads=plain.heads, graphs=graphs)


@cache
def packaged() -> EncoderTagger:
    """The tagger with the weights that come with twosource.

    Raises:
        SettingsError: this copy of twosource comes without them.
    """
    weights = Weights.unpacked(weights_of("encoder.npz", "train/encoder.py"), GraphEncoder)
    return EncoderTagger(Vocabulary(weights.vocabulary), weights.encoder)


def _session(arrays: Arrays, stack: str, heads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # at its next level a sum and its levelling become one operator, which takes five times as long
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    model = _Drawing(arrays).model(stack, heads)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


class _Drawing:
    """A graph in the making: each method adds operators and tells the name of what they give."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.nodes: list[NodeProto] = []
        self.held: dict[str, TensorProto] = {}

    def model(self, stack: str, heads: int) -> bytes:
        """Groups by rows by width, through all layers of the stack."""
        names = layers(stack, self.arrays)
        width = len(self.arrays[f"{names[0]}.met.bias"])
        states = "states"
        for name in names:
            states = self._layer(states, name, heads, width)
        shape: list[str | int | None] = ["groups", "rows", width]
        ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in ("states", states)]
        graph = helper.make_graph(self.nodes, stack, ends[:1], ends[1:], list(self.held.values()))
        made = helper.make_model(graph, opset_imports=_OPERATORS, ir_version=_FORMAT)
        return bytes(made.SerializeToString())

    def _layer(self, states: str, name: str, heads: int, width: int) -> str:
        """As ``_layer`` of the encoder."""
        asked = self._linear(states, name)
        thirds = [f"{name}/query", f"{name}/key", f"{name}/value"]
        parts = self._constant(f"{name}/parts", np.full(3, width, dtype=np.int64))
        self.nodes.append(helper.make_node("Split", [asked, parts], thirds, axis=-1))
        met = self._own("MultiHeadAttention", thirds, f"{name}/met", num_heads=heads)
        states = self._levelled(states, self._linear(met, f"{name}.met"), f"{name}.first")
        wide = self._own("FastGelu", [self._linear(states, f"{name}.wide")], f"{name}/bent")
        return self._levelled(states, self._linear(wide, f"{name}.narrow"), f"{name}.second")

    def _linear(self, states: str, name: str) -> str:
        weight = self._constant(f"{name}.all", self.arrays[f"{name}.all"])
        factor = self._constant(f"{name}.all:factor", self.arrays[f"{name}.all:factor"].reshape(-1))
        bias = self._constant(f"{name}.bias", self.arrays[f"{name}.bias"])
        return self._own("DynamicQuantizeMatMul", [states, weight, factor, "", bias], f"{name}/made")

    def _levelled(self, states: str, more: str, name: str) -> str:
        scale, shift = (self._constant(key, self.arrays[key]) for key in (f"{name}.scale", f"{name}.shift"))
        both, made = f"{name}/both", f"{name}/levelled"
        self.nodes.append(helper.make_node("Add", [states, more], [both]))
        self.nodes.append(helper.make_node("LayerNormalization", [both, scale, shift], [made], epsilon=float(EPSILON)))
        return made

    def _own(self, operator: str, takes: list[str], gives: str, **settings: Any) -> str:
        self.nodes.append(helper.make_node(operator, takes, [gives], domain=_OWN, **settings))
        return gives

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.held[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name
