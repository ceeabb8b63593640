"""A cross-encoder orders what was found, where one is configured; one that is not there is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import make_report

from retrieval.passages import PassageRetriever
from store.database import Database
from store.model import WenbaoError
from store.packaged_model import packaged_model
from store.reranking import Reranker
from store.vectors import PassageIndex


class LongestFirst(Reranker):
    """Holds that the longest text answers best."""

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        return [float(len(text)) for text in texts]


@pytest.mark.parametrize("named", [True, False])
def test_what_was_found_is_put_in_the_order_of_the_reranker(
    database: Database, index: PassageIndex, named: bool
) -> None:
    texts = ["培训两次。", "培训工作抓得很紧，全年举办了许多活动，内容丰富，形式多样。", "培训三次，参加人数多。"]
    database.save(make_report(texts=texts))
    index.sync(database)
    organ_ids = frozenset(one.id for one in database.organs()) if named else None
    retriever = PassageRetriever(database=database, index=index, organ_ids=organ_ids)
    before = [held.passage.text for held, _ in retriever.rank("培训两次")]
    assert before[0] == texts[0]
    index.reranker = LongestFirst("longest")
    after = retriever.rank("培训两次")
    assert [held.passage.text for held, _ in after] == sorted(texts, key=len, reverse=True)
    assert [score for _, score in after] == sorted((score for _, score in after), reverse=True)


def test_any_cross_encoder_in_a_folder_serves(models: Path, tmp_path: Path) -> None:
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(packaged_model(models) / "tokenizer.json"), pad_token="<pad>", model_max_length=64
    )
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        pad_token_id=tokenizer.pad_token_id,
    )
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    reranker = Reranker(str(tmp_path))
    first = reranker.score("培训几次", ["培训两次。", "", "\0控\x07制", "长" * 5000])
    assert len(first) == 4 and first == pytest.approx(
        reranker.score("培训几次", ["培训两次。", "", "\0控\x07制", "长" * 5000])
    )
    assert reranker.score("培训几次", []) == []


def test_a_reranker_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(WenbaoError, match="WENBAO_RERANKER"):
        Reranker(str(tmp_path / "empty")).score("问", ["答"])
