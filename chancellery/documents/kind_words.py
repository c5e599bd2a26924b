"""What each kind of document is called in the languages of the service, for searching the register in any of them."""

from __future__ import annotations

from collections.abc import Mapping

from chancellery.documents.enums import Kind

#: English, French, Polish, Portuguese, Vietnamese, and the code in a number; among them what the pages call the kind.
WORDS: Mapping[str, tuple[str, ...]] = {
    Kind.DIRECTIVE: ("directive", "directive", "dyrektywa", "diretiva", "chỉ thị", "CT"),
    Kind.RESOLUTION: ("resolution", "résolution", "rezolucja", "uchwała", "resolução", "nghị quyết", "NQ"),
    Kind.DECISION: ("decision", "décision", "decyzja", "decisão", "quyết định", "QĐ"),
    Kind.CONCLUSION: ("conclusion", "conclusion", "wniosek", "konkluzja", "conclusão", "kết luận", "KL"),
    Kind.PLAN: ("plan", "plan", "plan", "plano", "kế hoạch", "KH"),
    Kind.PROGRAMME: ("programme", "program", "programme", "program", "programa", "chương trình", "CTr"),
    Kind.SCHEME: ("scheme", "projet", "schéma", "plan", "projekt", "koncepcja", "esquema", "đề án", "ĐA"),
    Kind.PROJECT: ("project", "projet", "projekt", "projeto", "dự án", "DA"),
    Kind.DECREE: ("decree", "décret", "dekret", "rozporządzenie", "decreto", "nghị định", "NĐ"),
    Kind.LAW: ("law", "loi", "ustawa", "lei", "luật"),
    Kind.CIRCULAR: ("circular", "circulaire", "okólnik", "circular", "thông tư", "TT"),
    Kind.NOTICE: ("notice", "avis", "notification", "zawiadomienie", "obwieszczenie", "aviso", "thông báo", "TB"),
    Kind.REPORT: ("report", "rapport", "raport", "sprawozdanie", "relatório", "báo cáo", "BC"),
    Kind.OFFICIAL_LETTER: ("official letter", "lettre officielle", "pismo urzędowe", "ofício", "công văn", "CV"),
    Kind.REGULATION: ("regulation", "règlement", "regulamin", "regulamento", "quy chế", "QC"),
    Kind.RULE: ("rule", "règle", "przepis", "przepis ogólny", "regra", "quy định", "QĐ"),
    Kind.GUIDANCE: (
        "guidance",
        "directives d'application",
        "instructions",
        "wytyczne",
        "orientação",
        "orientações",
        "hướng dẫn",
        "HD",
    ),
    Kind.TREATY: ("treaty", "traité", "traktat", "tratado", "điều ước", "điều ước quốc tế", "hiệp ước"),
    Kind.AGREEMENT: ("agreement", "accord", "umowa", "porozumienie", "acordo", "thỏa thuận", "hiệp định"),
    Kind.OTHER: (),
}


def words_of(kind: str) -> tuple[str, ...]:
    """Return what a document of this kind may be called."""
    return WORDS.get(kind, ())
